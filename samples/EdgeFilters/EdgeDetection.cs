namespace Samples;

/// <summary>Finds vertical and horizontal edges in grey pictures with <see cref="EdgeFilters"/>.</summary>
public sealed class EdgeDetection
{
    /// <summary>The height and width of the pictures.</summary>
    public const int Side = 96;

    /// <summary>The height and width of the responses: the filters stay within the picture.</summary>
    public const int ResponseSide = Side - 2;

    private readonly EdgeFilters _network = new();

    /// <summary>Sets the filters.</summary>
    public EdgeDetection()
    {
        // The kernel's shape is (row, column, channel, filter): neighbouring weights belong to the two filters.
        ReadOnlySpan<float> difference = [1, 0, -1];
        Span<float> kernel = _network.Weights.Slice(EdgeFilters.ParameterTable[0].Offset, EdgeFilters.ParameterTable[0].Length);
        for (int row = 0; row < 3; row++)
        {
            for (int column = 0; column < 3; column++)
            {
                int at = 2 * ((3 * row) + column);
                kernel[at] = difference[column]; // vertical edges: the left of a pixel against its right
                kernel[at + 1] = difference[row]; // horizontal edges: above against below
            }
        }
    }

    /// <summary>How strongly each place of a picture answers to either filter, whichever side is the brighter one.</summary>
    /// <param name="picture">96 × 96 grey pixels, row by row from the top.</param>
    /// <returns>For vertical and for horizontal edges, 94 × 94 responses from 0; pixel (y, x) is the middle of response (y − 1, x − 1).</returns>
    public (float[] Vertical, float[] Horizontal) Respond(ReadOnlySpan<float> picture)
    {
        var responses = new float[EdgeFilters.OutputSize];
        _network.Predict(picture, responses);
        var vertical = new float[ResponseSide * ResponseSide];
        var horizontal = new float[ResponseSide * ResponseSide];
        for (int i = 0; i < vertical.Length; i++)
        {
            vertical[i] = MathF.Abs(responses[2 * i]);
            horizontal[i] = MathF.Abs(responses[(2 * i) + 1]);
        }

        return (vertical, horizontal);
    }
}

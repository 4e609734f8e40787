using Samples;

namespace NetGen.Samples.Tests;

public class EdgeFiltersTests
{
    private const int Side = EdgeDetection.Side, ResponseSide = EdgeDetection.ResponseSide;

    [Fact]
    public void AnEdgeAnswersWithThreeTimesItsHeight()
    {
        // Dark to the left of column 40, bright from there on: the windows about columns 39 and 40 see both.
        (float[] vertical, float[] horizontal) = new EdgeDetection().Respond(Picture((y, x) => x < 40 ? 0.25f : 0.75f));
        AssertResponses(vertical, (y, x) => x is 39 or 40 ? 1.5f : 0);
        AssertResponses(horizontal, (y, x) => 0);

        (vertical, horizontal) = new EdgeDetection().Respond(Picture((y, x) => y < 40 ? 0.75f : 0.25f));
        AssertResponses(vertical, (y, x) => 0);
        AssertResponses(horizontal, (y, x) => y is 39 or 40 ? 1.5f : 0);
    }

    [Fact]
    public void APointAnswersInItsNeighbours()
    {
        (float[] vertical, float[] horizontal) = new EdgeDetection().Respond(Picture((y, x) => (y, x) == (20, 30) ? 1 : 0));
        AssertResponses(vertical, (y, x) => y is >= 19 and <= 21 && x is 29 or 31 ? 1 : 0);
        AssertResponses(horizontal, (y, x) => x is >= 29 and <= 31 && y is 19 or 21 ? 1 : 0);
    }

    [Fact]
    public void AnyPictureAnswersWithTheDifferencesOfItsRowsAndColumns()
    {
        float[] picture = Picture((y, x) => ((((y * 37) + (x * 101)) ^ (y * x)) & 63) / 64f);
        float At(int y, int x) => picture[(y * Side) + x];
        (float[] vertical, float[] horizontal) = new EdgeDetection().Respond(picture);
        AssertResponses(vertical, (y, x) => Math.Abs(Enumerable.Range(y - 1, 3).Sum(row => At(row, x - 1) - At(row, x + 1))));
        AssertResponses(horizontal, (y, x) => Math.Abs(Enumerable.Range(x - 1, 3).Sum(column => At(y - 1, column) - At(y + 1, column))));
    }

    [Fact]
    public void CommandWritesThePictureAndItsEdges()
    {
        string folder = Directory.CreateTempSubdirectory("netgen-edges-").FullName;
        try
        {
            var (exitCode, lines, errors) = SampleProcess.Run("EdgeFilters", "--pictures", folder);
            Assert.Equal("", errors);
            Assert.Equal(0, exitCode);
            Assert.Equal("strongest response: vertical 2.700, horizontal 2.700", lines[^1]);
            (int width, int height, int[] picture) = PngPicture.Read(Path.Combine(folder, "edges-picture.png"), isGrey: true);
            Assert.Equal((Side, Side), (width, height));
            Assert.Equal(26, picture[0]); // the background's 0.1
            Assert.Equal(204, picture[(10 * Side) + 10]); // the square's 0.8, of 30×30 pixels
            Assert.Equal(900, picture.Count(pixel => pixel == 204));

            // The square's left edge, 0.7 high: 2.1 of 2.7, in the columns to both sides of it.
            (width, height, int[] vertical) = PngPicture.Read(Path.Combine(folder, "edges-vertical.png"), isGrey: true);
            Assert.Equal((ResponseSide, ResponseSide), (width, height));
            Assert.Equal([0, 198, 198, 0], vertical.AsSpan((24 * ResponseSide) + 7, 4).ToArray());
            (_, _, int[] horizontal) = PngPicture.Read(Path.Combine(folder, "edges-horizontal.png"), isGrey: true);
            Assert.Equal(0, horizontal[(24 * ResponseSide) + 8]);
            Assert.Equal([0, 198, 198, 0], Enumerable.Range(7, 4).Select(y => horizontal[(y * ResponseSide) + 24]));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void WrongOptionsAreRefused()
    {
        Assert.Equal(1, SampleProcess.Run("EdgeFilters", "--index", "-1").ExitCode);
        var (exitCode, _, errors) = SampleProcess.Run("EdgeFilters", "--cifar10", "no such folder");
        Assert.Equal(1, exitCode);
        Assert.Contains("no such folder", errors, StringComparison.Ordinal);
    }

    private static float[] Picture(Func<int, int, float> pixel) =>
        [.. Enumerable.Range(0, Side * Side).Select(i => pixel(i / Side, i % Side))];

    /// <summary>Compares responses with those expected where a window's middle is pixel (y, x) of the picture.</summary>
    private static void AssertResponses(float[] responses, Func<int, int, float> expected)
    {
        Assert.Equal(ResponseSide * ResponseSide, responses.Length);
        for (int i = 0; i < responses.Length; i++)
        {
            Assert.Equal(expected((i / ResponseSide) + 1, (i % ResponseSide) + 1), responses[i], 1e-5f);
        }
    }
}

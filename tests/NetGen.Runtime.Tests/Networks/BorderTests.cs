using NetGen.Generated;

namespace NetGen.Runtime.Tests.Networks;

public class BorderTests
{
    /// <summary>What lies inside stays, what lies around is cleared, whether it was zero or not: small borders and large ones, of several samples, around all axes and around some.</summary>
    [Theory]
    [InlineData(3, new[] { 4, 5, 2 }, new[] { 1, 1, 0 }, new[] { 1, 2, 0 }, 40)]
    [InlineData(2, new[] { 3, 3, 8 }, new[] { 0, 1, 0 }, new[] { 0, 1, 0 }, 77)]
    [InlineData(1, new[] { 3, 3, 64, 40 }, new[] { 1, 1, 0, 0 }, new[] { 1, 1, 0, 0 }, 0)]
    [InlineData(1, new[] { 6, 2500 }, new[] { 2, 0 }, new[] { 3, 0 }, 0)]
    public void OnlyTheBorderIsCleared(int samples, int[] shape, int[] low, int[] high, int distance)
    {
        int size = shape.Aggregate(1, (n, s) => n * s);
        float[] elements = new float[((samples - 1) * distance) + size];
        foreach (Action<float[]> dirty in new Action<float[]>[] { e => Array.Fill(e, 3), e => e[0] = -1, e => e[size - 1] = float.NaN, _ => { } })
        {
            dirty(elements);
            float[] expected = [.. elements];
            for (int sample = 0; sample < samples; sample++)
            {
                for (int i = 0; i < size; i++)
                {
                    if (!IsInside(i, shape, low, high))
                    {
                        expected[(sample * distance) + i] = 0;
                    }
                }
            }

            Borders.Clear(ref elements[0], samples, distance, shape, low, high);
            Assert.Equal(expected, elements);
        }
    }

    private static bool IsInside(int index, int[] shape, int[] low, int[] high)
    {
        for (int axis = shape.Length - 1; axis >= 0; axis--)
        {
            int place = index % shape[axis];
            index /= shape[axis];
            if (place < low[axis] || place >= shape[axis] - high[axis])
            {
                return false;
            }
        }

        return true;
    }
}

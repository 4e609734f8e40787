namespace NetGen.Runtime.Tests.Data;

public class DatasetTests
{
    private static readonly Dataset<float, int> Five = Dataset.Create<float, int>([0, 1, 10, 11, 20, 21, 30, 31, 40, 41], [0, 1, 2, 3, 4], 2);

    [Fact]
    public void RowsAreReadByNumber()
    {
        Assert.Equal(5, Five.Count);
        Assert.Equal(2, Five.InputSize);
        Assert.Equal(1, Five.TargetSize);
        Assert.Equal([30f, 31], Five.Input(3).ToArray());
        Assert.Equal([3], Five.Target(3).ToArray());
        Assert.Throws<ArgumentOutOfRangeException>(() => Five.Input(5).Length);
        Assert.Throws<ArgumentOutOfRangeException>(() => Five.Target(-1).Length);
    }

    [Fact]
    public void SlicesShareMemory()
    {
        Dataset<float, int> middle = Five.Slice(1, 3);
        Assert.Equal([10f, 11, 20, 21, 30, 31], middle.Inputs.ToArray());
        Assert.Equal([20f, 21], middle.Input(1).ToArray());
        Assert.Equal([1, 2, 3], middle.Targets.ToArray());
        Assert.True(middle.Inputs == Five.Inputs[2..8]);
        (Dataset<float, int> first, Dataset<float, int> second) = Five.Split(2);
        Assert.Equal([0, 1], first.Targets.ToArray());
        Assert.Equal([2, 3, 4], second.Targets.ToArray());
        Assert.Equal(0, Five.Take(0).Count);
        Assert.Throws<ArgumentOutOfRangeException>(() => Five.Take(6));
        Assert.Throws<ArgumentOutOfRangeException>(() => Five.Slice(3, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => Five.Slice(-1, 1));
    }

    [Fact]
    public void ShuffleKeepsSamplesWithTheirTargets()
    {
        Dataset<float, int> shuffled = Five.Shuffle(3);
        Assert.Equal(shuffled.Targets.ToArray(), Five.Shuffle(3).Targets.ToArray());
        Assert.Equal([0, 1, 2, 3, 4], shuffled.Targets.ToArray().Order());
        for (int i = 0; i < 5; i++)
        {
            int label = shuffled.Target(i)[0];
            Assert.Equal([10f * label, (10 * label) + 1], shuffled.Input(i).ToArray());
        }
    }

    [Fact]
    public void OneHotAndDouble()
    {
        Dataset<float, float> oneHot = Five.OneHot(6);
        Assert.Equal(6, oneHot.TargetSize);
        Assert.Equal([0f, 0, 1, 0, 0, 0], oneHot.Target(2).ToArray());
        Assert.True(oneHot.Inputs == Five.Inputs);
        Dataset<double, double> wide = oneHot.ToDouble();
        Assert.Equal([0.0, 0, 1, 0, 0, 0], wide.Target(2).ToArray());
        Assert.Equal([20.0, 21], wide.Input(2).ToArray());
        Assert.Equal([20.0, 21], Five.ToDouble().Input(2).ToArray());
        Assert.Contains("labels from 0 to 3, found 4 at 4", Assert.Throws<ArgumentException>(() => Five.OneHot(4)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void LengthsAreChecked()
    {
        Assert.Contains("rows of 2 elements, found 3", Assert.Throws<ArgumentException>(() => Dataset.Create<float, int>([1, 2, 3], [1], 2)).Message, StringComparison.Ordinal);
        Assert.Contains("each of the 2 samples, found 1", Assert.Throws<ArgumentException>(() => Dataset.Create<float, int>([1, 2, 3, 4], [1], 2)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Dataset.Create<float, int>([1], [1], 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Dataset.Create<float, int>([1], [1], 1, 0));
    }
}

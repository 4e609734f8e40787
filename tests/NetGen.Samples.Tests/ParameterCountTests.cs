using Samples;

namespace NetGen.Samples.Tests;

public class ParameterCountTests
{
    [Fact]
    public void NetworksHaveTheirPublishedSizes()
    {
        Assert.Equal(93_322, MnistCnn.ParameterCount);
        Assert.Equal(1_199_882, MnistDropoutCnn.ParameterCount);
        Assert.Equal(3_274_634, MnistDeepCnn.ParameterCount);
        Assert.Equal(12_730, MlpCrossEntropy.ParameterCount);
        Assert.Equal(12_730, MlpSquaredError.ParameterCount);
        Assert.Equal(12, Ann.ParameterCount);
        Assert.Equal(9, Regression.ParameterCount);
    }
}

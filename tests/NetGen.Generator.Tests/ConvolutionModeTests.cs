extern alias runtime;

using System.Reflection;
using System.Runtime.Loader;
using NetGen.Generator.Tests.Compiler;

namespace NetGen.Generator.Tests;

/// <summary>The textbook's convolution of [1, 2, 3, 0, 1, 0] with [1, 2, 1], in each padding. It is symmetric, so flipped or not is the same.</summary>
public class ConvolutionModeTests
{
    [Theory]
    [InlineData("Full", new float[] { 1, 4, 8, 8, 4, 2, 1, 0 })]
    [InlineData("Same", new float[] { 4, 8, 8, 4, 2, 1 })]
    [InlineData("Valid", new float[] { 8, 8, 4, 2 })]
    public void GivesTheTextbooksNumbers(string padding, float[] expected)
    {
        Generation generation = Project.Of(
            $"using NetGen;\n\n[Network, Input(6, 1), Conv1D(1, 3, Padding = Padding.{padding}, UseBias = false)]\npublic partial class Filter;").Generate();
        Assert.Equal([], generation.CompilerErrors());

        var context = new AssemblyLoadContext(nameof(ConvolutionModeTests), isCollectible: true);
        Assembly assembly = context.LoadFromStream(new MemoryStream(generation.Emit()));
        var network = (runtime::NetGen.INetwork<float>)Activator.CreateInstance(assembly.GetType("Filter", throwOnError: true)!, 0L)!;
        new float[] { 1, 2, 1 }.CopyTo(network.Weights);
        float[] y = new float[network.OutputSize];
        network.Predict([1, 2, 3, 0, 1, 0], y);
        context.Unload();
        Assert.Equal(expected, y);
    }
}

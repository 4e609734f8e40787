extern alias float32;
extern alias float64;

using System.Numerics;
using NetGen.Tests.Cases;
using Double = float64::NetGen.Tests.Corpus;
using Single = float32::NetGen.Tests.Corpus;

namespace NetGen.Tests;

/// <summary>A cell written by hand is the layer that it writes out.</summary>
public class CellTests
{
    [Fact]
    public void HandWrittenLstmIsLstm()
    {
        Compare<Double.CellLstm, Double.CellLstmTwin, double>(1e-13);
        Compare<Single.CellLstm, Single.CellLstmTwin, float>(1e-5);
    }

    private static void Compare<TCell, TLayer, T>(double bound)
        where TCell : INetwork<TCell, T>, ITrainable<T, T>
        where TLayer : INetwork<TLayer, T>, ITrainable<T, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        const int Samples = 7;
        (TCell cell, TLayer layer) = (TCell.Create(1), TLayer.Create(2));
        Assert.Equal(layer.ParameterTable.Select(p => p.Offset), cell.ParameterTable.Select(p => p.Offset));
        layer.Weights.CopyTo(cell.Weights);
        var random = new Random(3);
        T[] Draw(int length) => [.. Enumerable.Range(0, length).Select(_ => T.CreateChecked((random.NextDouble() * 4) - 2))];
        T[] x = Draw(Samples * layer.InputSize), target = Draw(Samples * layer.OutputSize), own = new T[target.Length], expected = new T[target.Length];
        cell.Predict(x, own);
        layer.Predict(x, expected);
        Closeness.Assert<T>("The output", Array.ConvertAll(expected, double.CreateChecked), own, bound);

        T loss = cell.ForwardBackward(x, target), expectedLoss = layer.ForwardBackward(x, target);
        Closeness.Assert<T>("The loss", [double.CreateChecked(expectedLoss)], [loss], bound);
        foreach (ParameterInfo parameter in layer.ParameterTable)
        {
            double[] gradient = Array.ConvertAll(layer.Gradients.Slice(parameter.Offset, parameter.Length).ToArray(), double.CreateChecked);
            Assert.Contains(gradient, g => g != 0);
            Closeness.Assert<T>($"The gradient of {parameter.Name}", gradient, cell.Gradients.Slice(parameter.Offset, parameter.Length), bound);
        }
    }
}

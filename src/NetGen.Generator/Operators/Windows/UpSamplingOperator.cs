using NetGen.Generator.Tensors;

namespace NetGen.Generator.Operators;

/// <summary>A larger input: each element repeated, or mixed with its neighbours axis by axis.</summary>
internal sealed class UpSamplingOperator<TAttribute>(int rank) : Operator<TAttribute>
    where TAttribute : UpSamplingAttribute
{
    /// <summary>An output lies between two input elements: its own and the one before or behind it.</summary>
    private const int Taps = 3;

    protected override Node? Build(TAttribute layer, Node input, LayerBuilder builder)
    {
        if (!(builder.RequireEach(layer.Size, rank, nameof(layer.Size)) & builder.RequireChannelsLast(layer.DataFormat))
            || !builder.RequireAxes(input.Shape, rank))
        {
            return null;
        }

        int[] sizes = [.. layer.Size.Select((s, d) => checked(input.Shape[d] * s)), input.Shape.Last];
        if (!builder.RequireSize(sizes, $"The output of {builder.LayerName}"))
        {
            return null;
        }

        return layer is UpSampling2DAttribute { Interpolation: Interpolation.Bilinear }
            ? Mix(input, layer.Size, builder)
            : builder.Label(new Contraction(new TensorShape(sizes), input.Scope, input, null, WindowParts.Repeat(input.Shape, layer.Size)), "nearest neighbours");
    }

    protected override TensorShape? Assume(TAttribute layer, TensorShape input) => SpatialAxes.Assume(input, rank, input.Last);

    /// <summary>
    /// Along each axis y[r·i + p] = Σ w[p, k]·x[i + k − 1]. What lies beyond the edge reads as zero, so the weights there are less
    /// than one together; divided by their sum they give the outermost element, as they should.
    /// </summary>
    private static Node Mix(Node input, int[] times, LayerBuilder builder)
    {
        Node result = input;
        Expression scaled = Expression.In(0);
        var sums = new List<Node>();
        for (int axis = 0; axis < times.Length; axis++)
        {
            if (times[axis] == 1)
            {
                continue;
            }

            double[][] weights = [.. Enumerable.Range(0, times[axis]).Select(p => Weights(times[axis], p))];
            int[] sizes = [.. result.Shape.Sizes];
            int length = sizes[axis];
            sizes[axis] *= times[axis];
            var literal = builder.Label(new Literal(new TensorShape(times[axis], Taps), [.. weights.SelectMany(w => w)]), "weights between neighbours");
            result = builder.Label(
                new Contraction(new TensorShape(sizes), input.Scope, result, literal, Part(result.Shape, axis, times[axis])), $"{SpatialAxes.Names(times.Length)[axis]} mixed");

            double[] inverse = [.. Enumerable.Range(0, sizes[axis]).Select(o => 1 / weights[o % times[axis]].Where((_, k) => IsInside((o / times[axis]) + k - 1, length)).Sum())];
            sums.Add(builder.Label(new Literal(new TensorShape([.. sizes.Select((_, d) => d == axis ? sizes[axis] : 1)]), inverse), "one over the weights inside"));
            scaled *= Expression.In(sums.Count);
        }

        return builder.Label(new Map(scaled, result.Shape, [result, .. sums]), "bilinear interpolation");

        static bool IsInside(int index, int length) => index >= 0 && index < length;
    }

    /// <summary>The shares of the element before, the element itself and the one behind, for the centre of the p-th of its parts.</summary>
    private static double[] Weights(int times, int p)
    {
        double place = ((p + 0.5) / times) - 0.5;
        return place < 0 ? [-place, 1 + place, 0] : [0, 1 - place, place];
    }

    private static ContractionPart Part(TensorShape input, int axis, int times)
    {
        int rank = input.Rank, phase = rank, tap = rank + 1;
        return new ContractionPart(
            [.. input.Sizes.Select((n, d) => new Axis(d == rank - 1 ? "c" : $"i{WindowParts.Letter(rank - 1, d)}", n)), new("p", times), new("k", Taps)],
            Output: [.. Enumerable.Range(0, rank).Select(d => d == axis ? new AffineIndex(0, (d, times), (phase, 1)) : AffineIndex.Of(d))],
            A: [.. Enumerable.Range(0, rank).Select(d => d == axis ? new AffineIndex(-1, (d, 1), (tap, 1)) : AffineIndex.Of(d))],
            B: [AffineIndex.Of(phase), AffineIndex.Of(tap)]);
    }
}

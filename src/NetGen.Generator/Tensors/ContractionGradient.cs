namespace NetGen.Generator.Tensors;

/// <summary>
/// The gradient of a contraction with respect to one operand, which is a contraction again.
///
/// With y[Y(i)] = Σ a[A(i)]·b[B(i)] over the iteration space i, the gradient of a at p sums dy[Y(i)]·b[B(i)] over all i with
/// A(i) = p. Where a dimension of A is a number in mixed radix (every p has at most one i) its axes become output axes. Where
/// it overlaps, as stride·o + dilation·k does in a convolution, the output axis o is solved for:
/// o = (p − offset − dilation·k) / stride, which is whole only for some k; p falls into one phase for each remainder of the
/// stride, and each phase is one loop nest. Where o leaves its range, dy is outside its bounds and reads as zero.
/// </summary>
internal static class ContractionGradient
{
    public static Contraction ForA(Contraction node, Node outputGradient) => node.Adjoint is { } original
        ? new Contraction(node.A.Shape, node.A.Scope, outputGradient, node.B, original) { NominalMultiplyAdds = node.NominalMultiplyAdds }
        : Solve(OnlyPart(node), outputGradient, node.A.Shape, node.A.Scope, node.B, p => p.A, p => p.B, node.NominalMultiplyAdds, algorithm: node.Algorithm, isTurned: node.Algorithm is not null);

    public static Contraction ForB(Contraction node, Node outputGradient) => node.Adjoint is { } original
        ? Solve(original, node.A, node.B!.Shape, node.B.Scope, outputGradient, p => p.B, p => p.A, node.NominalMultiplyAdds)
        : Solve(OnlyPart(node), outputGradient, node.B!.Shape, node.B.Scope, node.A, p => p.B, p => p.A, node.NominalMultiplyAdds, algorithm: node.Algorithm);

    /// <summary>
    /// The adjoint of y = c(x, b) in x: what takes y's gradient to x's, as a computation of its own. That of a convolution is the
    /// transposed convolution.
    /// </summary>
    public static Contraction Adjoint(ContractionPart part, TensorShape shape, Node y, Node b) =>
        Solve(part, y, shape, y.Scope, b, p => p.A, p => p.B, part.Axes.Aggregate(1L, (n, a) => n * a.Extent), isAdjoint: true);

    private static ContractionPart OnlyPart(Contraction node) => node.Parts.Count == 1
        ? node.Parts[0]
        : throw new InvalidOperationException("Of the contractions of several parts only adjoints are differentiated.");

    private static Contraction Solve(
        ContractionPart part,
        Node outputGradient,
        TensorShape shape,
        Scope scope,
        Node? other,
        Func<ContractionPart, IReadOnlyList<AffineIndex>> own,
        Func<ContractionPart, IReadOnlyList<AffineIndex>> others,
        long nominalMultiplyAdds,
        bool isAdjoint = false,
        ConvolutionAlgorithm? algorithm = null,
        bool isTurned = false)
    {
        List<Substitution> branches = [new Substitution(part)];
        for (int dimension = 0; dimension < shape.Rank; dimension++)
        {
            AffineIndex index = own(part)[dimension];
            int size = shape[dimension];
            branches = [.. branches.SelectMany(b => b.ResolveDimension(index, size, part))];
        }

        ContractionPart[] parts = [.. branches
            .Where(b => b.Axes.All(a => a.Extent > 0))
            .Select(b => new ContractionPart(
                b.Axes,
                b.Output,
                [.. part.Output.Select(b.Apply)],
                [.. others(part).Select(b.Apply)]))];
        return new Contraction(shape, scope, outputGradient, other, parts)
        {
            NominalMultiplyAdds = nominalMultiplyAdds,
            Adjoint = isAdjoint ? part : null,
            Algorithm = algorithm,
            IsTurned = isTurned,
        };
    }

    /// <summary>Old axes written as affine indices over new ones, and the result's dimensions resolved so far.</summary>
    private sealed class Substitution
    {
        private readonly AffineIndex?[] _old;

        public Substitution(ContractionPart part)
        {
            _old = new AffineIndex?[part.Axes.Count];
            Axes = [];
            Output = [];
            for (int i = 0; i < part.Axes.Count; i++)
            {
                Axes.Add(part.Axes[i]);
                _old[i] = AffineIndex.Of(i);
            }
        }

        private Substitution(Substitution other)
        {
            _old = [.. other._old];
            Axes = [.. other.Axes];
            Output = [.. other.Output];
        }

        public List<Axis> Axes { get; }

        public List<AffineIndex> Output { get; }

        public IEnumerable<Substitution> ResolveDimension(AffineIndex index, int size, ContractionPart part)
        {
            if (index.IsInjective(part.Axes) && index.Range(part.Axes) is { Min: >= 0 } range && range.Max < size)
            {
                var direct = new Substitution(this);
                direct.Output.Add(Apply(index));
                return [direct];
            }

            // One axis of the result is solved for; the others, which the result does not have, remain.
            (int solved, int stride) = index.Terms
                .Where(t => !part.IsReduction(t.Axis))
                .OrderByDescending(t => part.Axes[t.Axis].Extent)
                .First();
            (int Axis, int Coefficient)[] rest = [.. index.Terms.Where(t => t.Axis != solved)];
            return rest.Length > 1
                ? throw new InvalidOperationException("An index with more than two overlapping axes has no gradient rule.")
                : Enumerable.Range(0, Math.Min(stride, size)).SelectMany(phase => Phase(index, size, solved, stride, rest, phase));
        }

        public AffineIndex Apply(AffineIndex index)
        {
            int offset = index.Offset;
            var terms = new SortedDictionary<int, int>();
            foreach ((int axis, int coefficient) in index.Terms)
            {
                AffineIndex old = _old[axis]!;
                offset += coefficient * old.Offset;
                foreach ((int newAxis, int c) in old.Terms)
                {
                    terms.TryGetValue(newAxis, out int sum);
                    terms[newAxis] = sum + (coefficient * c);
                }
            }

            return new AffineIndex(offset, [.. terms.Where(t => t.Value != 0).Select(t => (t.Key, t.Value))]);
        }

        private IEnumerable<Substitution> Phase(
            AffineIndex index, int size, int solved, int stride, (int Axis, int Coefficient)[] rest, int phase)
        {
            // p = stride·q + phase. The solved axis gives its place in the new iteration space to q.
            int count = (size - phase + stride - 1) / stride;
            int remainder = phase - index.Offset;
            var result = new Substitution(this);
            result.Axes[solved] = Axes[solved] with { Extent = count };
            result.Output.Add(new AffineIndex(phase, (solved, stride)));
            if (rest.Length == 0)
            {
                if (Mod(remainder, stride) != 0)
                {
                    return [];
                }

                result._old[solved] = new AffineIndex(remainder / stride, (solved, 1));
                return [result];
            }

            (int k, int dilation) = rest[0];
            int extent = Axes[k].Extent;
            int first = Enumerable.Range(0, extent).Where(v => Mod(remainder - (dilation * v), stride) == 0).DefaultIfEmpty(-1).First();
            if (first < 0)
            {
                return [];
            }

            int step = stride / GreatestCommonDivisor(dilation, stride);
            int steps = (extent - first + step - 1) / step;
            result.Axes[k] = Axes[k] with { Extent = steps };
            result._old[k] = new AffineIndex(first, (k, step));
            result._old[solved] = new AffineIndex(
                (remainder - (dilation * first)) / stride, (solved, 1), (k, -dilation * step / stride));
            return [result];
        }

        private static int Mod(int a, int b) => ((a % b) + b) % b;

        private static int GreatestCommonDivisor(int a, int b) => b == 0 ? a : GreatestCommonDivisor(b, a % b);
    }
}

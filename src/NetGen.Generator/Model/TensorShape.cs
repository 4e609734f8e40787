namespace NetGen.Generator.Model;

/// <summary>The shape of one sample of a tensor, channels last; no batch axis.</summary>
internal sealed class TensorShape : IEquatable<TensorShape>
{
    private readonly int[] _sizes;

    public TensorShape(params int[] sizes) => _sizes = sizes;

    public TensorShape(IEnumerable<int> sizes) => _sizes = sizes.ToArray();

    public int Rank => _sizes.Length;

    /// <summary>The number of elements.</summary>
    public int Size => _sizes.Aggregate(1, (a, b) => checked(a * b));

    public int Last => _sizes[_sizes.Length - 1];

    public IReadOnlyList<int> Sizes => _sizes;

    public int this[int axis] => _sizes[axis];

    /// <summary>The strides of a dense tensor of this shape.</summary>
    public int[] DenseStrides()
    {
        int[] strides = new int[Rank];
        int stride = 1;
        for (int i = Rank - 1; i >= 0; i--)
        {
            strides[i] = stride;
            stride *= _sizes[i];
        }

        return strides;
    }

    public bool Equals(TensorShape? other) => other is not null && _sizes.SequenceEqual(other._sizes);

    public override bool Equals(object? obj) => Equals(obj as TensorShape);

    public override int GetHashCode() => _sizes.Aggregate(17, (h, s) => unchecked((h * 31) + s));

    /// <summary>The shape in the field's notation, such as <c>28×28×1</c>.</summary>
    public override string ToString() => Rank == 0 ? "scalar" : string.Join("×", _sizes);
}

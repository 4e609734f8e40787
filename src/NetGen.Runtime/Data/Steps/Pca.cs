using System.Numerics;
using NetGen.Numerics;

namespace NetGen;

/// <summary>
/// Principal component analysis: the orthogonal directions in which samples vary most, and the steps that are made of them.
/// </summary>
/// <remarks>
/// <para>
/// With the mean m and the covariance <c>C = mean of (x − m)(x − m)ᵀ</c>, the components W are unit eigenvectors of C, as rows, and the variances λ
/// their eigenvalues, from the greatest on. Everything is computed in double precision.
/// </para>
/// <para>
/// For samples of n elements fitting takes memory for three matrices of n × n, and time that grows with n³: about a second for n = 784, a minute or two for
/// n = 3072.
/// </para>
/// <para>Fit it to the samples to train on, and apply its steps to those to test with as well.</para>
/// </remarks>
public sealed class Pca
{
    private readonly double[] _means;
    private readonly double[] _components;
    private readonly double[] _variances;

    /// <summary>Takes a known analysis.</summary>
    /// <param name="means">The mean of each element of a sample.</param>
    /// <param name="components">The components, rows of as many elements as a sample has.</param>
    /// <param name="variances">The variance along each component.</param>
    /// <exception cref="ArgumentException">There is no mean or no component, there are more components than elements, a length does not fit, or a
    /// variance is negative.</exception>
    public Pca(ReadOnlySpan<double> means, ReadOnlySpan<double> components, ReadOnlySpan<double> variances)
    {
        if (means.IsEmpty)
        {
            throw new ArgumentException("Expected a mean for each element of a sample, found none.", nameof(means));
        }

        if (variances.IsEmpty || variances.Length > means.Length)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"Expected from 1 to {means.Length} components, as many as a sample has elements, found {variances.Length}."), nameof(variances));
        }

        if (components.Length != (long)variances.Length * means.Length)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"Expected {variances.Length} components of {means.Length} elements, found {components.Length} elements."), nameof(components));
        }

        foreach (double variance in variances)
        {
            if (!(variance >= 0))
            {
                throw new ArgumentException(FormattableString.Invariant($"Expected variances from 0, found {variance}."), nameof(variances));
            }
        }

        _means = means.ToArray();
        _components = components.ToArray();
        _variances = variances.ToArray();
    }

    /// <summary>The number of elements of a sample.</summary>
    public int InputSize => _means.Length;

    /// <summary>The number of components that were kept.</summary>
    public int ComponentCount => _variances.Length;

    /// <summary>The mean of each element of a sample.</summary>
    public ReadOnlySpan<double> Means => _means;

    /// <summary>The components, rows of <see cref="InputSize"/> elements; of each the element of the greatest magnitude is positive.</summary>
    public ReadOnlySpan<double> Components => _components;

    /// <summary>The variance along each component, from the greatest on.</summary>
    public ReadOnlySpan<double> Variances => _variances;

    /// <summary>Finds the components of samples.</summary>
    /// <param name="train">The samples to train on.</param>
    /// <param name="components">How many components to keep, those of the greatest variances; all of them by default.</param>
    /// <typeparam name="T">The type of a sample's elements.</typeparam>
    /// <typeparam name="TTarget">The type of a target's elements.</typeparam>
    /// <exception cref="ArgumentException">The data set is empty or holds a number that is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="components"/> is below 1 or more than a sample has elements.</exception>
    public static Pca Fit<T, TTarget>(Dataset<T, TTarget> train, int? components = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TTarget : unmanaged
    {
        Statistics.CheckFit(train, nameof(train));
        int kept = components ?? train.InputSize;
        ArgumentOutOfRangeException.ThrowIfLessThan(kept, 1, nameof(components));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(kept, train.InputSize, nameof(components));
        return Fit(train.InputMemory, train.InputSize, kept, nameof(train));
    }

    /// <summary>
    /// A step to coordinates along the components: <c>y = W (x − m)</c>, <see cref="ComponentCount"/> numbers. Scikit-learn: <c>PCA.transform</c>.
    /// </summary>
    public DataStep Projection() => new AffineStep(_means, _components, new double[ComponentCount]);

    /// <summary>
    /// A step back from coordinates along the components: <c>x = Wᵀ y + m</c>. Where all components were kept it undoes the projection, otherwise it
    /// comes as close as so many components can. Scikit-learn: <c>PCA.inverse_transform</c>.
    /// </summary>
    public DataStep Reconstruction() => new AffineStep(new double[ComponentCount], TransposedComponents(), _means);

    /// <summary>
    /// A step to coordinates along the components that have variance 1: <c>y[i] = (W (x − m))[i] / √(λ[i] + ε)</c>.
    /// </summary>
    /// <param name="epsilon">The number ε, which keeps what hardly varies from being blown up.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="epsilon"/> is not above 0.</exception>
    public DataStep Whitening(double epsilon = 1e-6) => new AffineStep(_means, ScaledComponents(epsilon), new double[ComponentCount]);

    /// <summary>
    /// A step that makes elements uncorrelated and of variance 1 and changes samples as little as that allows, so that images stay images:
    /// <c>y = Wᵀ diag(1/√(λ + ε)) W (x − m)</c>. Keras: <c>zca_whitening</c> of <c>ImageDataGenerator</c>.
    /// </summary>
    /// <param name="epsilon">The number ε, which keeps what hardly varies from being blown up.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="epsilon"/> is not above 0.</exception>
    /// <remarks>Source: A. J. Bell, T. J. Sejnowski, "The 'independent components' of natural scenes are edge filters", 1997.</remarks>
    public DataStep ZcaWhitening(double epsilon = 1e-6)
    {
        double[] columns = TransposedComponents(), scaled = Transpose(ScaledComponents(epsilon), ComponentCount, InputSize);
        var matrix = new double[checked(InputSize * InputSize)];
        Parallelism.Run(new RowProductParts(columns, scaled, ComponentCount, matrix), RowProductParts.Count(InputSize));
        return new AffineStep(_means, matrix, new double[InputSize]);
    }

    /// <summary>The analysis of flat rows.</summary>
    internal static Pca Fit<T>(ReadOnlyMemory<T> rows, int size, int components, string name)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double[] means = Statistics.Means(rows.Span, size);
        foreach (double mean in means)
        {
            if (!double.IsFinite(mean))
            {
                throw new ArgumentException("Expected samples of finite numbers, found one that is not finite.", name);
            }
        }

        (double[] values, double[] vectors) = SymmetricEigen.Decompose(Covariance.Of(rows, means), size);
        Span<double> variances = values.AsSpan(0, components);
        foreach (ref double variance in variances)
        {
            // Rounding may leave nothing a little below zero.
            variance = Math.Max(0, variance);
        }

        return new(means, vectors.AsSpan(0, components * size), variances);
    }

    private double[] ScaledComponents(double epsilon)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(epsilon);
        double[] scaled = [.. _components];
        for (int i = 0; i < ComponentCount; i++)
        {
            double scale = 1 / Math.Sqrt(_variances[i] + epsilon);
            foreach (ref double element in scaled.AsSpan(i * InputSize, InputSize))
            {
                element *= scale;
            }
        }

        return scaled;
    }

    private double[] TransposedComponents() => Transpose(_components, ComponentCount, InputSize);

    private static double[] Transpose(double[] matrix, int rows, int columns)
    {
        var transposed = new double[matrix.Length];
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < columns; j++)
            {
                transposed[(j * rows) + i] = matrix[(i * columns) + j];
            }
        }

        return transposed;
    }
}

using System.ComponentModel;
using System.Numerics;
using NetGen.Numerics;

namespace NetGen.Generated;

/// <summary>Fills parameters with their first values. For generated code.</summary>
/// <remarks>
/// Formulas and names are Keras 3's. A value depends on the seed, the parameter's place in the table and the element's
/// place in the parameter. It is computed in double precision and rounded, so that a network starts from the same
/// weights in either precision. With fan-in <c>n</c> and fan-out <c>m</c> the scaled initialisers have a variance of
/// 2/(n+m) (Glorot), 2/n (He), 1/n (LeCun) or a scale over n, m or their mean; the uniform ones draw from [−√(3·variance), √(3·variance)), the normal ones
/// from a normal distribution cut off at two standard deviations and widened so that its variance is the one named.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Initializers
{
    /// <summary>The standard deviation of a standard normal variable cut off at ±2.</summary>
    private const double TruncatedStandardDeviation = 0.87962566103423978;

    private const int ChunkLength = 256;

    /// <summary>Uniform with variance 2/(<paramref name="fanIn"/> + <paramref name="fanOut"/>).</summary>
    /// <param name="w">The parameter.</param>
    /// <param name="fanIn">The number of inputs of one output.</param>
    /// <param name="fanOut">The number of outputs of one input.</param>
    /// <param name="seed">The network's seed.</param>
    /// <param name="parameterIndex">The parameter's place in the table.</param>
    /// <typeparam name="T">The element type.</typeparam>
    /// <remarks>Source: X. Glorot, Y. Bengio, "Understanding the difficulty of training deep feedforward neural networks", 2010.</remarks>
    public static void GlorotUniform<T>(Span<T> w, int fanIn, int fanOut, long seed, int parameterIndex)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ScaledUniform(w, GlorotVariance(fanIn, fanOut), seed, parameterIndex);

    /// <summary>Adds 1 to every element.</summary>
    /// <param name="w">A stretch of a parameter that another method filled.</param>
    /// <typeparam name="T">The element type.</typeparam>
    public static void AddOne<T>(Span<T> w)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (ref T element in w)
        {
            element += T.One;
        }
    }

    /// <summary>Truncated normal with variance 2/(<paramref name="fanIn"/> + <paramref name="fanOut"/>).</summary>
    /// <inheritdoc cref="GlorotUniform"/>
    public static void GlorotNormal<T>(Span<T> w, int fanIn, int fanOut, long seed, int parameterIndex)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ScaledNormal(w, GlorotVariance(fanIn, fanOut), seed, parameterIndex);

    /// <summary>Uniform with variance 2/<paramref name="fanIn"/>.</summary>
    /// <inheritdoc cref="GlorotUniform"/>
    /// <remarks>Source: K. He, X. Zhang, S. Ren, J. Sun, "Delving deep into rectifiers", 2015.</remarks>
    public static void HeUniform<T>(Span<T> w, int fanIn, int fanOut, long seed, int parameterIndex)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ScaledUniform(w, 2.0 / AtLeastOne(fanIn), seed, parameterIndex);

    /// <summary>Truncated normal with variance 2/<paramref name="fanIn"/>.</summary>
    /// <inheritdoc cref="HeUniform"/>
    public static void HeNormal<T>(Span<T> w, int fanIn, int fanOut, long seed, int parameterIndex)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ScaledNormal(w, 2.0 / AtLeastOne(fanIn), seed, parameterIndex);

    /// <summary>Uniform with variance 1/<paramref name="fanIn"/>.</summary>
    /// <inheritdoc cref="GlorotUniform"/>
    /// <remarks>Source: Y. LeCun, L. Bottou, G. B. Orr, K.-R. Müller, "Efficient BackProp", 1998.</remarks>
    public static void LecunUniform<T>(Span<T> w, int fanIn, int fanOut, long seed, int parameterIndex)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ScaledUniform(w, 1.0 / AtLeastOne(fanIn), seed, parameterIndex);

    /// <summary>Truncated normal with variance 1/<paramref name="fanIn"/>.</summary>
    /// <inheritdoc cref="LecunUniform"/>
    public static void LecunNormal<T>(Span<T> w, int fanIn, int fanOut, long seed, int parameterIndex)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ScaledNormal(w, 1.0 / AtLeastOne(fanIn), seed, parameterIndex);

    /// <summary>Normal with mean 0.</summary>
    /// <param name="w">The parameter.</param>
    /// <param name="stddev">The standard deviation.</param>
    /// <param name="seed">The network's seed.</param>
    /// <param name="parameterIndex">The parameter's place in the table.</param>
    /// <typeparam name="T">The element type.</typeparam>
    public static void Normal<T>(Span<T> w, double stddev, long seed, int parameterIndex)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        RandomSequence random = Sequence(seed, parameterIndex);
        foreach (ref T element in w)
        {
            element = T.CreateTruncating(stddev * random.NextNormal());
        }
    }

    /// <summary>Normal with mean 0, values beyond two standard deviations drawn anew.</summary>
    /// <param name="w">The parameter.</param>
    /// <param name="stddev">The standard deviation before the cut.</param>
    /// <param name="seed">The network's seed.</param>
    /// <param name="parameterIndex">The parameter's place in the table.</param>
    /// <typeparam name="T">The element type.</typeparam>
    public static void TruncatedNormal<T>(Span<T> w, double stddev, long seed, int parameterIndex)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        RandomSequence random = Sequence(seed, parameterIndex);
        foreach (ref T element in w)
        {
            double value;
            do
            {
                value = random.NextNormal();
            }
            while (Math.Abs(value) > 2);

            element = T.CreateTruncating(stddev * value);
        }
    }

    /// <summary>Uniform in [−<paramref name="halfWidth"/>, <paramref name="halfWidth"/>).</summary>
    /// <param name="w">The parameter.</param>
    /// <param name="halfWidth">Half the width of the interval.</param>
    /// <param name="seed">The network's seed.</param>
    /// <param name="parameterIndex">The parameter's place in the table.</param>
    /// <typeparam name="T">The element type.</typeparam>
    public static void Uniform<T>(Span<T> w, double halfWidth, long seed, int parameterIndex)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Span<double> chunk = stackalloc double[ChunkLength];
        T bound = T.CreateTruncating(halfWidth);
        T greatest = halfWidth > 0 ? T.BitDecrement(bound) : bound;
        for (int start = 0; start < w.Length; start += ChunkLength)
        {
            Span<T> target = w.Slice(start, Math.Min(ChunkLength, w.Length - start));
            Philox.FillUniform(chunk[..target.Length], (ulong)seed, RandomStreams.Initialization(parameterIndex), start);
            for (int i = 0; i < target.Length; i++)
            {
                // Rounding to float may reach the excluded end.
                target[i] = T.Min(T.CreateTruncating(((2 * chunk[i]) - 1) * halfWidth), greatest);
            }
        }
    }

    /// <summary>Every element the same.</summary>
    /// <param name="w">The parameter.</param>
    /// <param name="value">The value.</param>
    /// <typeparam name="T">The element type.</typeparam>
    public static void Constant<T>(Span<T> w, double value)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => w.Fill(T.CreateTruncating(value));

    /// <summary>Truncated normal with variance <paramref name="scale"/>/<paramref name="fan"/>.</summary>
    /// <param name="w">The parameter.</param>
    /// <param name="fan">The number of inputs, of outputs, or the mean of both.</param>
    /// <param name="scale">The factor of the variance.</param>
    /// <param name="seed">The network's seed.</param>
    /// <param name="parameterIndex">The parameter's place in the table.</param>
    /// <typeparam name="T">The element type.</typeparam>
    public static void FanNormal<T>(Span<T> w, double fan, double scale, long seed, int parameterIndex)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ScaledNormal(w, scale / AtLeastOne(fan), seed, parameterIndex);

    /// <summary>Normal, not cut off, with variance <paramref name="scale"/>/<paramref name="fan"/>.</summary>
    /// <inheritdoc cref="FanNormal"/>
    public static void FanUntruncatedNormal<T>(Span<T> w, double fan, double scale, long seed, int parameterIndex)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Normal(w, Math.Sqrt(scale / AtLeastOne(fan)), seed, parameterIndex);

    /// <summary>Uniform with variance <paramref name="scale"/>/<paramref name="fan"/>.</summary>
    /// <inheritdoc cref="FanNormal"/>
    public static void FanUniform<T>(Span<T> w, double fan, double scale, long seed, int parameterIndex)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ScaledUniform(w, scale / AtLeastOne(fan), seed, parameterIndex);

    /// <summary>A random matrix whose rows or columns, whichever are fewer, are orthogonal and of length <paramref name="gain"/>.</summary>
    /// <param name="w">The parameter, row by row.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="columns">The number of columns.</param>
    /// <param name="gain">The length.</param>
    /// <param name="seed">The network's seed.</param>
    /// <param name="parameterIndex">The parameter's place in the table.</param>
    /// <typeparam name="T">The element type.</typeparam>
    /// <remarks>
    /// Vectors of normal numbers, each made orthogonal to those before it (Gram and Schmidt), which gives every orthogonal matrix the same
    /// chance.
    /// </remarks>
    public static void Orthogonal<T>(Span<T> w, int rows, int columns, double gain, long seed, int parameterIndex)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int count = Math.Min(rows, columns), length = Math.Max(rows, columns);
        double[][] vectors = new double[count][];
        RandomSequence random = Sequence(seed, parameterIndex);
        for (int v = 0; v < count; v++)
        {
            double[] vector = vectors[v] = new double[length];
            foreach (ref double element in vector.AsSpan())
            {
                element = random.NextNormal();
            }

            // Once leaves what rounding adds; a second time removes it.
            for (int pass = 0; pass < 2; pass++)
            {
                foreach (double[] other in vectors.AsSpan(0, v))
                {
                    Add(vector, other, -Dot(vector, other));
                }
            }

            double scale = 1 / Math.Sqrt(Dot(vector, vector));
            for (int i = 0; i < length; i++)
            {
                vector[i] *= scale;
                w[rows < columns ? (v * columns) + i : (i * columns) + v] = T.CreateTruncating(gain * vector[i]);
            }
        }

        static double Dot(double[] a, double[] b)
        {
            double sum = 0;
            for (int i = 0; i < a.Length; i++)
            {
                sum += a[i] * b[i];
            }

            return sum;
        }

        static void Add(double[] a, double[] b, double factor)
        {
            for (int i = 0; i < a.Length; i++)
            {
                a[i] += factor * b[i];
            }
        }
    }

    /// <summary>A matrix with <paramref name="gain"/> on its diagonal and zeros elsewhere.</summary>
    /// <param name="w">The parameter, row by row.</param>
    /// <param name="columns">The number of columns.</param>
    /// <param name="gain">The value on the diagonal.</param>
    /// <typeparam name="T">The element type.</typeparam>
    public static void Identity<T>(Span<T> w, int columns, double gain)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        w.Clear();
        for (int i = 0; i < columns && (i * columns) + i < w.Length; i++)
        {
            w[(i * columns) + i] = T.CreateTruncating(gain);
        }
    }

    private static void ScaledUniform<T>(Span<T> w, double variance, long seed, int parameterIndex)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Uniform(w, Math.Sqrt(3 * variance), seed, parameterIndex);

    private static void ScaledNormal<T>(Span<T> w, double variance, long seed, int parameterIndex)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        TruncatedNormal(w, Math.Sqrt(variance) / TruncatedStandardDeviation, seed, parameterIndex);

    private static double GlorotVariance(int fanIn, int fanOut) => 1.0 / AtLeastOne(((double)fanIn + fanOut) / 2);

    // Keras counts a fan below one as one.
    private static double AtLeastOne(double fan) => Math.Max(1, fan);

    private static RandomSequence Sequence(long seed, int parameterIndex) =>
        new((ulong)seed, RandomStreams.Initialization(parameterIndex));
}

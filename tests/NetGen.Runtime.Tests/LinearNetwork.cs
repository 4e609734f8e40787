using System.Numerics;
using NetGen.Generated;

namespace NetGen.Runtime.Tests;

/// <summary>The smallest network that trains: y = x W + b, with plain loops, and a loss that a derived class supplies.</summary>
internal abstract class LinearNetwork<T, TTarget> : FakeNetwork<T>, ITrainable<T, TTarget>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TTarget : unmanaged
{
    private T[] _outputs = [];
    private T[] _errors = [];

    protected LinearNetwork(int inputs, int outputs, long seed)
        : base(
            new ParameterInfo("dense_1.kernel", [inputs, outputs], 0, inputs * outputs, true),
            new ParameterInfo("dense_1.bias", [outputs], inputs * outputs, outputs, true))
    {
        InputSize = inputs;
        OutputSize = outputs;
        Initializers.GlorotUniform(Weights[..(inputs * outputs)], inputs, outputs, seed, 0);
    }

    public abstract int TargetSize { get; }

    /// <summary>The numbers of samples of every training batch so far.</summary>
    public List<int> Batches { get; } = new(10_000);

    /// <summary>Called at the start of every training batch.</summary>
    public Action<LinearNetwork<T, TTarget>>? OnBatch { get; init; }

    public override void Predict(ReadOnlySpan<T> x, Span<T> y)
    {
        int inputs = InputSize, outputs = OutputSize;
        Span<T> weights = Weights;
        for (int sample = 0; sample < x.Length / inputs; sample++)
        {
            Span<T> row = y.Slice(sample * outputs, outputs);
            weights.Slice(inputs * outputs, outputs).CopyTo(row);
            for (int i = 0; i < inputs; i++)
            {
                T value = x[(sample * inputs) + i];
                for (int o = 0; o < outputs; o++)
                {
                    row[o] += value * weights[(i * outputs) + o];
                }
            }

            Activate(row);
        }
    }

    public T ForwardBackward(ReadOnlySpan<T> x, ReadOnlySpan<TTarget> target, ReadOnlySpan<T> sampleWeights = default)
    {
        int samples = x.Length / InputSize;
        if (_outputs.Length < samples * OutputSize)
        {
            _outputs = new T[samples * OutputSize];
            _errors = new T[samples * OutputSize];
        }

        Span<T> outputs = _outputs.AsSpan(0, samples * OutputSize), errors = _errors.AsSpan(0, samples * OutputSize);
        Predict(x, outputs);
        T loss = Judge(outputs, target, errors);
        int inputSize = InputSize, outputSize = OutputSize;
        Span<T> gradients = Gradients;
        gradients.Clear();
        for (int sample = 0; sample < samples; sample++)
        {
            for (int o = 0; o < outputSize; o++)
            {
                T error = errors[(sample * outputSize) + o];
                gradients[(inputSize * outputSize) + o] += error;
                for (int i = 0; i < inputSize; i++)
                {
                    gradients[(i * outputSize) + o] += error * x[(sample * inputSize) + i];
                }
            }
        }

        return loss;
    }

    public T TrainBatch(
        ReadOnlySpan<T> x, ReadOnlySpan<TTarget> target, IOptimizer optimizer, Span<T> y = default, ReadOnlySpan<T> sampleWeights = default)
    {
        OnBatch?.Invoke(this);
        Batches.Add(x.Length / InputSize);
        T loss = ForwardBackward(x, target, sampleWeights);
        Step(optimizer);
        _outputs.AsSpan(0, y.Length).CopyTo(y);
        return loss;
    }

    public T EvaluateBatch(ReadOnlySpan<T> x, ReadOnlySpan<TTarget> target, Span<T> y, ReadOnlySpan<T> sampleWeights = default)
    {
        Predict(x, y);
        return Judge(y, target, new T[y.Length]);
    }

    protected abstract void Step(IOptimizer optimizer);

    protected abstract void Activate(Span<T> row);

    /// <summary>The loss, and its gradient towards the outputs before activation.</summary>
    protected abstract T Judge(ReadOnlySpan<T> outputs, ReadOnlySpan<TTarget> target, Span<T> errors);
}

/// <summary>Softmax and cross-entropy over class labels.</summary>
internal sealed class LinearClassifier : LinearNetwork<float, int>
{
    public LinearClassifier(int inputs, int classes, long seed = 1)
        : base(inputs, classes, seed) =>
        Loss = new LossInfo("SparseCategoricalCrossEntropy", TargetKind.ClassIndex, false, false);

    public override int TargetSize => 1;

    protected override void Step(IOptimizer optimizer) => optimizer.Step(this);

    protected override void Activate(Span<float> row)
    {
        float largest = float.MinValue, sum = 0;
        foreach (float value in row)
        {
            largest = Math.Max(largest, value);
        }

        foreach (ref float value in row)
        {
            sum += value = MathF.Exp(value - largest);
        }

        foreach (ref float value in row)
        {
            value /= sum;
        }
    }

    protected override float Judge(ReadOnlySpan<float> outputs, ReadOnlySpan<int> target, Span<float> errors)
    {
        float loss = 0;
        outputs.CopyTo(errors);
        for (int sample = 0; sample < target.Length; sample++)
        {
            int at = (sample * OutputSize) + target[sample];
            loss -= MathF.Log(outputs[at]);
            errors[at] -= 1;
        }

        foreach (ref float error in errors)
        {
            error /= target.Length;
        }

        return loss / target.Length;
    }
}

/// <summary>The squared error of a linear output, its mean or its sum over the batch.</summary>
internal sealed class LinearRegression : LinearNetwork<double, double>
{
    private readonly bool _isSum;

    public LinearRegression(int inputs, int outputs, bool isSum = false, long seed = 1)
        : base(inputs, outputs, seed)
    {
        _isSum = isSum;
        Loss = new LossInfo("MeanSquaredError", TargetKind.Values, false, isSum);
    }

    public override int TargetSize => OutputSize;

    protected override void Step(IOptimizer optimizer) => optimizer.Step(this);

    protected override void Activate(Span<double> row)
    {
    }

    protected override double Judge(ReadOnlySpan<double> outputs, ReadOnlySpan<double> target, Span<double> errors)
    {
        double loss = 0, scale = _isSum ? 1.0 : 1.0 / target.Length;
        for (int i = 0; i < outputs.Length; i++)
        {
            double error = outputs[i] - target[i];
            loss += error * error * scale;
            errors[i] = 2 * error * scale;
        }

        return loss;
    }
}

using System.Numerics;

namespace NetGen;

/// <summary>What the built-in optimisers share: learning rate, weight decay, clipping, and state bound to one network.</summary>
/// <remarks>
/// One pass over the flat parameters, vectorised, on several threads where there are many. Each element is computed alone,
/// so the number of threads does not change a bit of the result. A step allocates nothing after the first. Parameters
/// that are not trainable are never touched. Formulas and defaults are Keras 3's.
/// </remarks>
public abstract class Optimizer : IOptimizer
{
    private readonly LearningRateSchedule? _schedule;
    private double _learningRate;
    private double _weightDecay;
    private double? _clipNorm;
    private double? _clipValue;
    private double? _globalClipNorm;
    private object? _network;
    private object? _pass;

    private protected Optimizer(double learningRate) => LearningRate = learningRate;

    /// <summary>
    /// The step size; may be changed between steps, unless a <see cref="Schedule"/> is set: then it is the rate of the last step
    /// taken, before the first step the rate of that, and cannot be set by hand.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    /// <exception cref="InvalidOperationException">A <see cref="Schedule"/> is set.</exception>
    public double LearningRate
    {
        get => _learningRate;
        set
        {
            if (_schedule is not null)
            {
                throw new InvalidOperationException(
                    $"{nameof(LearningRate)} of this {GetType().Name} follows its {nameof(Schedule)}, a {_schedule.GetType().Name}; "
                    + "to set the rate by hand, create the optimiser without a schedule.");
            }

            _learningRate = Arguments.NotNegative(value, nameof(LearningRate));
        }
    }

    /// <summary>
    /// What <see cref="LearningRate"/> follows: every step first sets it to the schedule's rate for <see cref="Steps"/>, the number
    /// of steps taken before. Takes the place of a rate given to the constructor. Null for a constant rate (the default).
    /// </summary>
    /// <exception cref="InvalidOperationException">The schedule's first rate is negative or not finite; a later step throws it for its own.</exception>
    public LearningRateSchedule? Schedule
    {
        get => _schedule;
        init
        {
            _schedule = value;
            FollowSchedule();
        }
    }

    /// <inheritdoc/>
    public long Steps { get; private set; }

    /// <summary>
    /// Decoupled weight decay: before the update, <c>w ← w − LearningRate · WeightDecay · w</c>. By default 0, for
    /// <see cref="AdamW"/> 0.004.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double WeightDecay
    {
        get => _weightDecay;
        init => _weightDecay = Arguments.NotNegative(value, nameof(WeightDecay));
    }

    /// <summary>The gradient of each parameter is scaled down to this Euclidean norm if it is longer; null for no limit (the default).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive.</exception>
    /// <exception cref="ArgumentException">Another way of clipping is set.</exception>
    public double? ClipNorm
    {
        get => _clipNorm;
        init => SetClipping(ref _clipNorm, value, nameof(ClipNorm));
    }

    /// <summary>Each element of a gradient is limited to [−value, value]; null for no limit (the default).</summary>
    /// <inheritdoc cref="ClipNorm"/>
    public double? ClipValue
    {
        get => _clipValue;
        init => SetClipping(ref _clipValue, value, nameof(ClipValue));
    }

    /// <summary>The gradient of all parameters together is scaled down to this Euclidean norm if it is longer; null for no limit (the default).</summary>
    /// <inheritdoc cref="ClipNorm"/>
    public double? GlobalClipNorm
    {
        get => _globalClipNorm;
        init => SetClipping(ref _globalClipNorm, value, nameof(GlobalClipNorm));
    }

    /// <inheritdoc/>
    public void Step(ITrainable<float> network) => Step<float>(network);

    /// <inheritdoc/>
    public void Step(ITrainable<double> network) => Step<double>(network);

    /// <summary>Builds the rule of one step and runs it through <paramref name="pass"/>.</summary>
    /// <param name="pass">Applies a rule to every trainable element.</param>
    /// <param name="step">The number of this step, from 1.</param>
    private protected abstract void Update<T>(UpdatePass<T> pass, long step)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    private void Step<T>(ITrainable<T> network)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        if (_network is null)
        {
            _pass = new UpdatePass<T>(network, this);
            _network = network;
        }

        if (!ReferenceEquals(_network, network) || _pass is not UpdatePass<T> pass)
        {
            throw new InvalidOperationException(
                $"This {GetType().Name} has stepped another network (a {_network.GetType().Name}) and keeps state for that one; "
                + $"create an optimiser of its own for this {network.GetType().Name}.");
        }

        FollowSchedule();
        Update(pass, Steps + 1);
        Steps++;
    }

    private void FollowSchedule()
    {
        if (_schedule is null)
        {
            return;
        }

        double rate = _schedule.At(Steps);
        if (!(rate >= 0 && double.IsFinite(rate)))
        {
            throw new InvalidOperationException(
                FormattableString.Invariant($"{_schedule.GetType().Name} gave the rate {rate} after {Steps} steps; ")
                + "a learning rate must be finite and not negative.");
        }

        _learningRate = rate;
    }

    private void SetClipping(ref double? field, double? value, string name)
    {
        if (value is not null)
        {
            Arguments.Positive(value.Value, name);
            if ((_clipNorm ?? _clipValue ?? _globalClipNorm) is not null)
            {
                throw new ArgumentException(
                    $"Only one of {nameof(ClipNorm)}, {nameof(ClipValue)} and {nameof(GlobalClipNorm)} may be set.", name);
            }
        }

        field = value;
    }
}

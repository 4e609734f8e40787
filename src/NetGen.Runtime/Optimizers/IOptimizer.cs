namespace NetGen;

/// <summary>Turns gradients into new weights. An optimiser's state belongs to the first network it steps.</summary>
public interface IOptimizer
{
    /// <summary>The step size; may be changed between steps.</summary>
    double LearningRate { get; set; }

    /// <summary>The number of steps taken.</summary>
    long Steps { get; }

    /// <summary>Applies <see cref="ITrainable{T}.Gradients"/> to the weights of <paramref name="network"/>.</summary>
    /// <exception cref="InvalidOperationException">The optimiser has stepped another network before.</exception>
    void Step(ITrainable<float> network);

    /// <inheritdoc cref="Step(ITrainable{float})"/>
    void Step(ITrainable<double> network);
}

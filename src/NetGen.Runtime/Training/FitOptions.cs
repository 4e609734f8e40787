namespace NetGen.Training;

/// <summary>The numbers that a call of <c>Fit</c> is given.</summary>
internal readonly record struct FitOptions(int Epochs, int BatchSize, bool Shuffle, long Seed);

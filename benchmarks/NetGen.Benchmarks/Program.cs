using NetGen;
using NetGen.Benchmarks;
using NetGen.Profiling;

// Usage: [network] — one of convolution (the default), keras, adadelta, tf. One thread; the peak is measured in the same run.
string name = args.Length > 0 ? args[0] : "convolution";
Parallelism.MaxThreads = 1;
double peak = PeakLoop.MeasureFlops();
Console.WriteLine($"FMA peak of one core: {peak / 1e9:F0} GFLOP/s");
IReadOnlyList<KernelTime> times = name switch
{
    "convolution" => StepProfile.Measure<OneConvolution, float>(new OneConvolution(1), 64),
    "keras" => StepProfile.Measure<KerasNetwork, int>(new KerasNetwork(1), 64),
    "adadelta" => StepProfile.Measure<AdadeltaNetwork, int>(new AdadeltaNetwork(1), 64),
    "tf" => StepProfile.Measure<TfNetwork, int>(new TfNetwork(1), 50),
    _ => throw new ArgumentException($"No network is named '{name}'; there are convolution, keras, adadelta and tf."),
};
StepProfile.Print(times, peak);
if (name == "convolution")
{
    Console.WriteLine();
    Console.WriteLine("13×13×32 → 11×11×64, batch 64, one thread, in nominal multiply-adds:");
    Print("forward", "Training: measured, convolution, bias");
    Print("input gradient", "Training: measured, convolution, input gradient");
    Print("weight gradient", "Training: measured, kernel, gradient");
}

void Print(string what, string kernel)
{
    KernelTime time = times.Single(t => t.Name == kernel);
    Console.WriteLine($"  {what,-16} {200.0 * time.MultiplyAdds / time.Elapsed.TotalSeconds / peak:F1} % of the FMA peak");
}

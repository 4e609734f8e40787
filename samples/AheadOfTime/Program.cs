using System.Diagnostics;
using System.Globalization;
using Samples.AheadOfTime;

// Usage: [weights.safetensors]. Predicts one drawn image, without a library for the command line, so that little has to start.
// The second line has four readings of the machine's steady clock, in seconds: the start of this program, the network ready, the
// image predicted, and predicted once more. Who started the process subtracts when that was.
double started = Clock();
DigitNetwork network = args.Length > 0 ? DigitNetwork.Load(args[0]) : new DigitNetwork(seed: 1);
double ready = Clock();
float[] image = Image.Draw(), probabilities = new float[DigitNetwork.OutputSize];
network.Predict(image, probabilities);
double predicted = Clock();
network.Predict(image, probabilities);
double again = Clock();
Console.WriteLine(string.Join(' ', probabilities.Select(p => p.ToString("R", CultureInfo.InvariantCulture))));
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{started:F7} {ready:F7} {predicted:F7} {again:F7}"));

static double Clock() => Stopwatch.GetTimestamp() / (double)Stopwatch.Frequency;

using NetGen;

var (train, test) = SpiralPoints.Draw(count: 3_000, seed: 1).Split(2_400);

// Train.
var network = new TemplateNetwork(seed: 1);
Console.WriteLine(TemplateNetwork.Summary);
network.Fit(train, new Adam(0.01), epochs: 20, batchSize: 64, validation: test, progress: new ConsoleProgress());
Console.WriteLine($"Accuracy on points it has not seen: {network.Evaluate(test).Accuracy:P1}");

// Keep the weights, and use them again.
const string path = "weights.safetensors";
network.Save(path);
TemplateNetwork again = TemplateNetwork.Load(path);

float[] probabilities = new float[TemplateNetwork.OutputSize];
again.Predict([0.2f, 0.3f], probabilities);
Console.WriteLine($"The point (0.2, 0.3) is on arm {Array.IndexOf(probabilities, probabilities.Max())}, with probability {probabilities.Max():P1}.");

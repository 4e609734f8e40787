using System.CommandLine;
using NetGen;
using Samples;

var seed = new Option<int>("--seed") { Description = "Decides the points and the first weights", HelpName = "N", DefaultValueFactory = _ => 1 };
var adam = new Option<bool>("--adam") { Description = "Train with Adam in place of plain gradient descent, both at rate 0.001" };

return SampleCommand.Run("Fits a linear network to points below and above a line.", args, [seed, adam], options =>
{
    Dataset<float, float> points = RegressionTraining.Points(options.GetValue(seed));
    var network = new Regression(options.GetValue(seed));
    IOptimizer optimizer = options.GetValue(adam) ? new Adam(0.001) : new Sgd(0.001);

    Console.WriteLine(Regression.Summary);
    PrintWeights("before", network);
    foreach ((int step, double loss) in RegressionTraining.Run(network, points, optimizer))
    {
        Console.WriteLine($"step {step,5:N0}: loss {loss:F6}");
    }

    PrintWeights("after", network);
});

static void PrintWeights(string when, Regression network)
{
    Console.WriteLine($"Weights {when}:");
    foreach (ParameterInfo parameter in Regression.ParameterTable)
    {
        ReadOnlySpan<float> values = network.Weights.Slice(parameter.Offset, parameter.Length);
        int columns = parameter.Shape[1];
        for (int row = 0; row < parameter.Shape[0]; row++)
        {
            string numbers = string.Concat(values.Slice(row * columns, columns).ToArray().Select(value => $"{value,10:F5}"));
            Console.WriteLine($"  {(row == 0 ? parameter.Name : ""),-16}{numbers}");
        }
    }
}

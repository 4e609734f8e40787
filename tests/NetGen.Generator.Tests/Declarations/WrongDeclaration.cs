namespace NetGen.Generator.Tests.Declarations;

/// <summary>A network with mistakes.</summary>
/// <param name="Name">What is wrong.</param>
/// <param name="Source">The declaration, with the places of its diagnostics marked.</param>
/// <param name="Use">Code that uses the class as if it were right.</param>
/// <param name="Messages">The message of each mark, in the order in which the marks open.</param>
internal sealed record WrongDeclaration(string Name, string Source, string Use, params string[] Messages)
{
    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using NetGen;

        """;

    /// <summary>Everything a user does with a network.</summary>
    private const string Program = """


        public static class Program
        {
            public static void Run(ReadOnlySpan<float> x, Span<float> y, ReadOnlySpan<TARGET> target, Dataset<float, TARGET> data)
            {
                var network = new Net(seed: 1);
                network.Predict(x, y);
                network.Weights[0] = Net.ParameterCount + Net.TrainableParameterCount + Net.InputSize + Net.OutputSize + Net.MultiplyAdds;
                network.WeightsChanged();
                Console.WriteLine(Net.Summary + Net.InputShape.Length + Net.OutputShape.Length + Net.ParameterTable.Count);
                TRAIN
                network.Save("net.safetensors");
                network = Net.Load("net.safetensors");
                var several = new List<INetwork<float>> { network, Create<Net>(2) };
            }

            private static T Create<T>(long seed) where T : INetwork<T, float> => T.Create(seed);
        }
        """;

    private const string Train = """
        network.Fit(data, new RmsProp(), epochs: 5, batchSize: 64, validation: data);
                network.Evaluate(data);
                network.TrainBatch(x, target, new Adam());
                network.Gradients[0] = network.ForwardBackward(x, target);
        """;

    /// <summary>The whole file.</summary>
    public string File => Usings + Source + Use;

    /// <summary>A network trained on class labels.</summary>
    public static WrongDeclaration OfLabels(string name, string source, params string[] messages) =>
        new(name, source, UseWith("int", Train), messages);

    /// <summary>A network trained on values.</summary>
    public static WrongDeclaration OfValues(string name, string source, params string[] messages) =>
        new(name, source, UseWith("float", Train), messages);

    /// <summary>A network that is only asked for predictions.</summary>
    public static WrongDeclaration Untrained(string name, string source, params string[] messages) =>
        new(name, source, UseWith("float", string.Empty), messages);

    /// <summary>A class that nothing can be added to, and that nothing uses.</summary>
    public static WrongDeclaration Unused(string name, string source, params string[] messages) => new(name, source, string.Empty, messages);

    public override string ToString() => Name;

    private static string UseWith(string target, string train) =>
        Program.Replace("TARGET", target, StringComparison.Ordinal).Replace("TRAIN", train, StringComparison.Ordinal);
}

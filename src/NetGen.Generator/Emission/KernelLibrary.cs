using NetGen.Generator.Emission.Simd;
using NetGen.Generator.Tensors;

namespace NetGen.Generator.Emission;

/// <summary>
/// The kernels of one network, by width. A kernel whose text equals an earlier one is that one, so that equal layers share
/// their code.
/// </summary>
internal sealed class KernelLibrary(bool isDouble, GeneratorOptions options, CancellationToken cancellation)
{
    private readonly Dictionary<string, string> _names = [];
    private readonly HashSet<string> _taken = [];
    private readonly Dictionary<(string Loops, Expression? Expression), string> _dispatchers = [];
    private readonly HashSet<(ScalarFunction Function, VectorSyntax Width)> _functions = [];
    private readonly HashSet<VectorSyntax> _laneSums = [];
    private readonly HashSet<VectorSyntax> _laneMaxima = [];
    private readonly List<(string Group, string Text)> _texts = [];

    /// <summary>The widths code is written for, widest first; the last always works.</summary>
    public IReadOnlyList<VectorSyntax> Widths { get; } = VectorSyntax.Widths(isDouble, options.VectorWidths);

    public string Element { get; } = isDouble ? "double" : "float";

    /// <summary>Whether each kernel's time is taken.</summary>
    public bool IsProfiled { get; } = options.Profile;

    /// <summary>Whether each step's result is searched for numbers that are not finite.</summary>
    public bool ChecksNumbers { get; } = options.CheckNumbers;

    /// <summary>Stops the writing of a network that has been edited meanwhile.</summary>
    public CancellationToken Cancellation { get; } = cancellation;

    /// <summary>Every kernel, with the group (a width, or the dispatchers) it belongs to.</summary>
    public IReadOnlyList<(string Group, string Text)> Texts => _texts;

    /// <summary>The elementary functions in use.</summary>
    public IEnumerable<(ScalarFunction Function, VectorSyntax Width)> Functions => _functions
        .OrderByDescending(f => f.Width.Lanes)
        .ThenBy(f => f.Function.Name, StringComparer.Ordinal);

    /// <summary>The widths at which lanes of four vectors are summed together, widest first.</summary>
    public IEnumerable<VectorSyntax> LaneSums => _laneSums.OrderByDescending(v => v.Lanes);

    /// <summary>The widths at which the greatest lane of a vector is found, widest first.</summary>
    public IEnumerable<VectorSyntax> LaneMaxima => _laneMaxima.OrderByDescending(v => v.Lanes);

    /// <summary>Adds a method unless one with the same text is there, and returns its name.</summary>
    /// <param name="group">The file it belongs to.</param>
    /// <param name="name">The name it would like.</param>
    /// <param name="key">What it does: its text, without its name and comments.</param>
    /// <param name="write">Writes the method under the name it gets.</param>
    public string Add(string group, string name, string key, Action<CodeWriter, string> write)
    {
        Cancellation.ThrowIfCancellationRequested();
        if (_names.TryGetValue(group + key, out string? known))
        {
            return known;
        }

        string unique = name;
        for (int i = 2; !_taken.Add(group + unique); i++)
        {
            unique = $"{name}_{i}";
        }

        _names[group + key] = unique;
        var writer = new CodeWriter();
        write(writer, unique);
        _texts.Add((group, writer.ToString()));
        return unique;
    }

    /// <summary>The method that runs an expression over loops, written when it is first asked for: equal layers are common, and texts are long.</summary>
    /// <param name="loops">All that decides the method besides the expression.</param>
    /// <param name="expression">What is computed for each element, if anything.</param>
    /// <param name="write">Writes the method and returns its name.</param>
    public string Recall(string loops, Expression? expression, Func<string> write)
    {
        if (!_dispatchers.TryGetValue((loops, expression), out string? name))
        {
            name = write();
            _dispatchers[(loops, expression)] = name;
        }

        return name;
    }

    /// <summary>Adds a kernel, which the JIT is told to optimise at once, and returns its name.</summary>
    /// <param name="width">The width it is written for.</param>
    /// <param name="name">The name it would like.</param>
    /// <param name="summary">Its documentation.</param>
    /// <param name="parameters">Its parameter list.</param>
    /// <param name="body">Its statements.</param>
    public string AddKernel(VectorSyntax width, string name, string summary, string parameters, string body) =>
        Add(width.Suffix, name, parameters + body, (writer, unique) =>
        {
            writer.Line($"/// <summary>{summary}</summary>");
            writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
            using (writer.Block($"public static void {unique}({parameters})"))
            {
                writer.Line(body.TrimEnd('\n'));
            }
        });

    /// <summary>Marks an elementary function as used and returns its name.</summary>
    public string Use(ScalarFunction function, VectorSyntax width)
    {
        if (_functions.Add((function, width)))
        {
            foreach (ScalarFunction dependency in ElementaryFunctions.Dependencies(function))
            {
                if (!(width.IsScalar && function == ScalarFunction.Tanh) && !(width.IsScalar && function == ScalarFunction.Expm1))
                {
                    Use(dependency, width);
                }
            }
        }

        return $"Functions.{function.Name}";
    }

    /// <summary>The sum of the lanes of four vectors, as C#.</summary>
    public string SumLanes(VectorSyntax width, IEnumerable<string> vectors)
    {
        _laneSums.Add(width);
        return $"Functions.SumLanes({string.Join(", ", vectors)})";
    }

    /// <summary>The greatest of a vector's lanes, as C#.</summary>
    public string MaxLane(VectorSyntax width, string vector)
    {
        _laneMaxima.Add(width);
        return $"Functions.MaxLane({vector})";
    }
}

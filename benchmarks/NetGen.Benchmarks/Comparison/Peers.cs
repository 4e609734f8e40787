using System.ComponentModel;
using System.Diagnostics;

namespace NetGen.Benchmarks;

/// <summary>Finds the peers that are installed, and says what the others need.</summary>
internal static class Peers
{
    private const string NodePath = "NODE_PATH";

    private static readonly Dictionary<string, string> Nothing = [];

    private static readonly string Scripts = Path.Combine(AppContext.BaseDirectory, "peers");

    /// <summary>PyTorch under the system's Python, else the first on the path that has it; null where none has.</summary>
    public static IContender? FindPyTorch()
    {
        foreach (string python in Pythons)
        {
            if (Output(python, Nothing, "-c", "import torch; print(torch.__version__)") is { } version)
            {
                return new PeerContender($"PyTorch {version}", python, [Path.Combine(Scripts, "torch_peer.py")], Nothing, _ => true);
            }
        }

        Console.WriteLine("PyTorch is missing and left out. On Debian: apt-get install python3-torch libopenblas0-pthread");
        return null;
    }

    /// <summary>ONNX Runtime under Node, with models for the networks that are to be run; null where something is missing.</summary>
    /// <param name="modules">The folder of Node's packages, or null for those of <c>NODE_PATH</c>.</param>
    /// <param name="models">The folder of models; those that are missing are written there.</param>
    /// <param name="networks">The networks that are to be run.</param>
    public static IContender? FindOnnxRuntime(string? modules, string models, IEnumerable<string> networks)
    {
        Dictionary<string, string> environment = modules is null ? Nothing : new() { [NodePath] = Path.GetFullPath(modules) };
        if (Output("node", environment, "-p", "require('onnxruntime-node/package.json').version") is not { } version)
        {
            Console.WriteLine(
                "ONNX Runtime is missing and left out. With Node: npm install --ignore-scripts onnxruntime-node, then --node-modules DIR or NODE_PATH.");
            return null;
        }

        if (!Export(models, [.. networks.Where(n => !File.Exists(Path.Combine(models, n + ".json")))]))
        {
            Console.WriteLine("ONNX models cannot be written and ONNX Runtime is left out. On Debian: apt-get install python3-onnx");
            return null;
        }

        return new PeerContender($"ONNX Runtime {version}", "node", [Path.Combine(Scripts, "ort_peer.js"), models], environment, w => !w.Training);
    }

    private static string[] Pythons => ["/usr/bin/python3", "python3", "python"];

    private static bool Export(string folder, string[] networks)
    {
        if (networks.Length == 0)
        {
            return true;
        }

        if (Pythons.FirstOrDefault(p => Output(p, Nothing, "-c", "import onnx; print(onnx.__version__)") is not null) is not { } python)
        {
            return false;
        }

        Console.WriteLine($"Writing ONNX models to {folder}: {string.Join(", ", networks)}");
        return Output(python, Nothing, [Path.Combine(Scripts, "export_onnx.py"), folder, .. networks]) is not null;
    }

    /// <summary>What a program prints, or null where it is not there or fails.</summary>
    private static string? Output(string program, Dictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach ((string variable, string value) in environment)
        {
            start.Environment[variable] = value;
        }

        try
        {
            using Process process = Process.Start(start)!;
            Task<string> errors = process.StandardError.ReadToEndAsync();
            string output = process.StandardOutput.ReadToEnd().Trim();
            process.WaitForExit();
            return process.ExitCode == 0 ? output : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}

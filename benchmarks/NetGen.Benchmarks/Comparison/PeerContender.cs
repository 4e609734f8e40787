using System.Diagnostics;
using System.Text.Json;

namespace NetGen.Benchmarks;

/// <summary>
/// A peer in a process of its own, which answers each line of commands with a line of JSON and sleeps between them. Each number of threads
/// has its process, since libraries under the peers take theirs from the environment when they start.
/// </summary>
/// <param name="name">Its name and version.</param>
/// <param name="program">The program.</param>
/// <param name="arguments">Its arguments.</param>
/// <param name="environment">Variables it needs.</param>
/// <param name="takes">The work it does.</param>
internal sealed class PeerContender(
    string name, string program, string[] arguments, IReadOnlyDictionary<string, string> environment, Func<Workload, bool> takes) : IContender
{
    private static readonly string[] ThreadVariables = ["OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"];

    private readonly Dictionary<int, Process> _processes = [];
    private int _threads = 1;

    public string Name => name;

    public Process Process => _processes.TryGetValue(_threads, out Process? process) ? process : _processes[_threads] = Start();

    public bool Takes(Workload workload) => takes(workload);

    public void Open(Workload workload)
    {
        _threads = workload.Threads;
        JsonElement answer = Ask($"open {workload.Network.Name} {workload.Mode} {workload.Batch} {workload.Threads}");
        int parameters = answer.GetProperty("parameters").GetInt32();
        if (parameters != workload.Network.TrainableParameterCount)
        {
            throw new PeerException(
                $"{name} has {parameters} parameters in {workload.Network.Name}, not {workload.Network.TrainableParameterCount}: the networks differ.");
        }
    }

    public double Run(int iterations) => Ask($"run {iterations}").GetProperty("seconds").GetDouble();

    public void Dispose()
    {
        foreach (Process process in _processes.Values)
        {
            // The end of its input ends it.
            process.StandardInput.Close();
            if (!process.WaitForExit(TimeSpan.FromSeconds(5)))
            {
                process.Kill();
            }

            process.Dispose();
        }
    }

    private Process Start()
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach ((string variable, string value) in environment.Concat(ThreadVariables.Select(v => KeyValuePair.Create(v, $"{_threads}"))))
        {
            start.Environment[variable] = value;
        }

        return Process.Start(start)!;
    }

    private JsonElement Ask(string command)
    {
        Process.StandardInput.WriteLine(command);
        Process.StandardInput.Flush();
        string line = Process.StandardOutput.ReadLine() ?? throw new PeerException($"{name} ended at '{command}'.");
        JsonElement answer = JsonDocument.Parse(line).RootElement;
        return answer.TryGetProperty("error", out JsonElement error) ? throw new PeerException($"{name}: {error.GetString()}") : answer;
    }
}

/// <summary>A peer cannot do what it was asked for.</summary>
internal sealed class PeerException(string message) : Exception(message);

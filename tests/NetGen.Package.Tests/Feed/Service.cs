using System.Diagnostics;
using System.Text;

namespace NetGen.Package.Tests.Feed;

/// <summary>A web service in a process of its own, on a port that was free.</summary>
internal sealed class Service : IAsyncDisposable
{
    private const string Listening = "Now listening on: ";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly Process _process;
    private readonly HttpClient _client;

    private Service(Process process, Uri address)
    {
        _process = process;
        _client = new HttpClient { BaseAddress = address, Timeout = Patience };
    }

    /// <summary>Starts a built program and waits until it says where it listens.</summary>
    public static async Task<Service> StartAsync(Dotnet dotnet, string assembly)
    {
        Process process = dotnet.Start(assembly, "--urls", "http://127.0.0.1:0");
        var said = new StringBuilder();
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            while (await process.StandardOutput.ReadLineAsync(patience.Token) is string line)
            {
                said.AppendLine(line);
                int found = line.IndexOf(Listening, StringComparison.Ordinal);
                if (found >= 0)
                {
                    // What it says from now on is not needed, but must not fill the pipe.
                    _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
                    return new(process, new Uri(line[(found + Listening.Length)..]));
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Told below, with what it said until then.
        }

        process.Kill(entireProcessTree: true);
        throw new InvalidOperationException($"The service does not listen:\n{said}{await process.StandardError.ReadToEndAsync(CancellationToken.None)}");
    }

    public Task<string> GetAsync(string path) => _client.GetStringAsync(path);

    public async Task<(int Status, string Answer)> PostAsync(string path, string json)
    {
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        using HttpResponseMessage response = await _client.PostAsync(path, content);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}

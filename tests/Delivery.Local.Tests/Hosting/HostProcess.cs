using System.Diagnostics;

namespace Delivery.Local.Tests.Hosting;

/// <summary>The host as people start it: a process of its own, on a free port.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    private readonly Process process;

    private HostProcess(Process process) => this.process = process;

    public HttpClient Http { get; } = new();

    public static Process Start(params string[] arguments) =>
        Process.Start(
            new ProcessStartInfo(
                "dotnet",
                [
                    Path.Combine(AppContext.BaseDirectory, "Delivery.Local.dll"),
                    "--urls",
                    "http://127.0.0.1:0",
                    .. arguments,
                ]
            )
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;

    /// <summary>Returns once the host has said where it listens.</summary>
    public static async Task<HostProcess> RunAsync(params string[] arguments)
    {
        var host = new HostProcess(Start(arguments));
        while (await host.process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.Split("http://127.0.0.1:") is [_, var address])
                host.Http.BaseAddress ??= new Uri("http://127.0.0.1:" + address[..address.IndexOf('/')]);
            if (line.Contains("Ctrl-C"))
                return host;
        }
        throw new InvalidOperationException(await host.process.StandardError.ReadToEndAsync());
    }

    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>Asks it to end, as a system does.</summary>
    public async Task<int> TerminateAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]);
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (!process.HasExited)
            await KillAsync();
        process.Dispose();
    }
}

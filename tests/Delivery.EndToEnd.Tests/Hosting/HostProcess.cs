using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Delivery.EndToEnd.Tests.Hosting;

/// <summary>The local host as its users start it: a process of its own, on a port, which may be killed and started again.</summary>
public sealed class HostProcess(string folder, string clock, IReadOnlyDictionary<string, string?> settings)
    : IAsyncDisposable
{
    public const string StaffKey = "staff-of-a-test";
    public const string ApproverKey = "approver-of-a-test";

    private readonly int port = FreePort();
    private Process? process;

    public Uri Address => new($"http://127.0.0.1:{port}/");

    public int Kills { get; private set; }

    public async Task StartAsync()
    {
        var host = Path.Combine(AppContext.BaseDirectory, "Delivery.Local.dll");
        var start = new ProcessStartInfo(
            "dotnet",
            [host, "--urls", Address.ToString().TrimEnd('/'), "--data", folder, "--clock", clock]
        )
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["Delivery__BootstrapApiKey"] = StaffKey,
                ["Delivery__BootstrapApproverKey"] = ApproverKey,
                ["RelaySchedule"] = "30 */10 * * * *",
                ["MailSchedule"] = "0 */10 * * * *",
            },
        };
        foreach (var (name, value) in settings)
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
        // Read both to the end, so that the process never waits for a full pipe; what it says matters only if it dies.
        var (said, complained) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        using var http = new HttpClient { BaseAddress = Address };
        for (var tries = 0; tries < 300; tries++)
        {
            if (process.HasExited)
                throw new InvalidOperationException($"The host stopped: {await said}{await complained}");
            if (await IsReadyAsync(http))
                return;
            await Task.Delay(100);
        }

        throw new TimeoutException("The host did not get ready within half a minute.");
    }

    /// <summary>SIGKILL: no warning, no flush, no goodbye.</summary>
    public async Task KillAsync()
    {
        process!.Kill();
        await process.WaitForExitAsync();
        Kills++;
    }

    public async ValueTask DisposeAsync()
    {
        if (process is { HasExited: false })
            await KillAsync();
        process?.Dispose();
    }

    private static async Task<bool> IsReadyAsync(HttpClient http)
    {
        try
        {
            using var answer = await http.GetAsync("api/health/ready");
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Delivery.Local.Hosting;
using LocalFunctions.Hosting;

namespace Delivery.EndToEnd.Tests.Hosting;

/// <summary>infra/smoke.sh, which lets a release meet people or not, against a real host.</summary>
public sealed class SmokeTests
{
    [Fact]
    public async Task A_host_that_runs_is_fit_and_an_address_where_nobody_answers_is_not()
    {
        var folder = Directory.CreateTempSubdirectory("delivery-smoke-");
        var address = $"http://127.0.0.1:{FreePort()}";
        await using (
            await FunctionsHost.StartAsync(
                new FunctionsHostOptions
                {
                    App = DeliveryOnThisMachine.App,
                    DataFolder = folder.FullName,
                    Urls = address,
                },
                TestContext.Current.CancellationToken
            )
        )
        {
            var (exit, said) = await SmokeAsync(address);
            Assert.True(exit == 0, said);
        }
        folder.Delete(recursive: true);

        var (unfit, reason) = await SmokeAsync(address);
        Assert.Equal(1, unfit);
        Assert.Contains("not ready", reason, StringComparison.Ordinal);
    }

    private static async Task<(int Exit, string Said)> SmokeAsync(string address)
    {
        var start = new ProcessStartInfo(Path.Combine(Root(), "infra", "smoke.sh"), [address, "1"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        using var smoke = Process.Start(start)!;
        var said = await smoke.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await smoke.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (smoke.ExitCode, said);
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Delivery.sln")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("Run this inside the clone.");
        return folder.FullName;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

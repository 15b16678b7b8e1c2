using System.Diagnostics;
using System.Text.RegularExpressions;

namespace LocalFunctions.Tests.Storage;

/// <summary>Azurite, from the pinned npm package, on free ports of 127.0.0.1, keeping nothing.</summary>
internal sealed partial class AzuriteProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly Process process;

    private AzuriteProcess(Process process) => this.process = process;

    public string BlobAddress { get; private set; } = "";
    public string TableAddress { get; private set; } = "";

    public static async Task<AzuriteProcess> StartAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        var script = await AzuritePackage.InstalledAsync(patience.Token);
        var azurite = new AzuriteProcess(AzuritePackage.Start("node", [script, .. Arguments]));
        try
        {
            await azurite.ReadAddressesAsync(patience.Token);
            return azurite;
        }
        catch
        {
            azurite.Dispose();
            throw;
        }
    }

    private static string[] Arguments { get; } =
    [
        "--silent",
        "--inMemoryPersistence",
        "--disableTelemetry",
        "--skipApiVersionCheck",
        .. new[] { "blob", "queue", "table" }.SelectMany(service =>
            new[] { $"--{service}Host", "127.0.0.1", $"--{service}Port", "0" }
        ),
    ];

    private async Task ReadAddressesAsync(CancellationToken cancellation)
    {
        var errors = process.StandardError.ReadToEndAsync(cancellation);
        while (BlobAddress == "" || TableAddress == "")
        {
            var line =
                await process.StandardOutput.ReadLineAsync(cancellation)
                ?? throw new InvalidOperationException($"Azurite ended before it listened: {await errors}");
            var listening = Listening().Match(line);
            if (listening.Groups["service"].Value == "Blob")
                BlobAddress = listening.Groups["address"].Value;
            if (listening.Groups["service"].Value == "Table")
                TableAddress = listening.Groups["address"].Value;
        }
        // Its output is read on, so that a full pipe never stops it.
        _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
    }

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
    }

    [GeneratedRegex(
        @"Azurite (?<service>\w+) service is successfully listening at (?<address>\S+)",
        RegexOptions.None,
        1000
    )]
    private static partial Regex Listening();
}

using System.ComponentModel;
using System.Diagnostics;

namespace LocalFunctions.Tests.Storage;

/// <summary>The npm package in tests/azurite, installed as its lock file says.</summary>
internal static class AzuritePackage
{
    /// <summary>The script that starts it.</summary>
    public static async Task<string> InstalledAsync(CancellationToken cancellation)
    {
        var folder = Path.Combine(Repository(), "tests", "azurite");
        var script = Path.Combine(folder, "node_modules", "azurite", "dist", "src", "azurite.js");
        // Two test runs at the same time must not install into the same folder.
        await using var turn = await TurnAsync(cancellation);
        if (!File.Exists(script))
            await InstallAsync(folder, cancellation);
        return script;
    }

    /// <summary>Starts a program, or fails the tests with what is missing.</summary>
    public static Process Start(string program, IEnumerable<string> arguments, string? folder = null)
    {
        try
        {
            return Process.Start(
                new ProcessStartInfo(program, arguments)
                {
                    WorkingDirectory = folder ?? "",
                    UseShellExecute = false,
                    RedirectStandardOutput = true,
                    RedirectStandardError = true,
                }
            )!;
        }
        catch (Win32Exception exception)
        {
            throw new InvalidOperationException(
                $"The storage contract is also held against Azurite, which needs '{program}': install Node.js 20 or later with npm.",
                exception
            );
        }
    }

    private static async Task InstallAsync(string folder, CancellationToken cancellation)
    {
        using var npm = Start("npm", ["ci", "--no-audit", "--no-fund"], folder);
        var output = npm.StandardOutput.ReadToEndAsync(cancellation);
        var errors = npm.StandardError.ReadToEndAsync(cancellation);
        await npm.WaitForExitAsync(cancellation);
        if (npm.ExitCode != 0)
            throw new InvalidOperationException($"'npm ci' in {folder} failed: {await errors}{await output}");
    }

    private static async Task<FileStream> TurnAsync(CancellationToken cancellation)
    {
        var path = Path.Combine(Path.GetTempPath(), "delivery-azurite-install.lock");
        while (true)
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(200), cancellation);
            }
    }

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Delivery.sln")))
            folder =
                folder.Parent ?? throw new DirectoryNotFoundException("Delivery.sln is in no folder above the tests.");
        return folder.FullName;
    }
}

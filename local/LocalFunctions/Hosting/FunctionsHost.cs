using LocalFunctions.Clock;
using LocalFunctions.Durable;
using LocalFunctions.Functions;
using LocalFunctions.Measuring;
using LocalFunctions.Simulation;
using LocalFunctions.Timers;
using Microsoft.AspNetCore.TestHost;

namespace LocalFunctions.Hosting;

/// <summary>The functions app, running in this process on a data folder of its own. Many may run at a time.</summary>
public sealed class FunctionsHost : IAsyncDisposable
{
    private readonly HostParts parts;
    private readonly Stack<Func<ValueTask>> closing;
    private Task timersRunning = Task.CompletedTask;

    internal FunctionsHost(HostParts parts, Stack<Func<ValueTask>> closing) =>
        (this.parts, this.closing) = (parts, closing);

    public string Name => parts.Options.App.Name;

    public string DataFolder => parts.Options.DataFolder;

    /// <summary>Where the app is reached; ends with a slash.</summary>
    public Uri BaseUrl => parts.Address.BaseUrl;

    public IServiceProvider Services => parts.App.Services;

    public IConfiguration Configuration => parts.App.Configuration;

    /// <summary>What host.json puts before every route of a function.</summary>
    public string RoutePrefix => HostSettings.RoutePrefix(parts.Options.App.Folder);

    public FunctionCatalogue Catalogue => parts.Catalogue;

    public DurableEngine Engine => parts.Engine;

    public LocalClock Clock => parts.Clock;

    public ClockMover Mover => parts.Mover;

    public FunctionTimers Timers => parts.Timers;

    /// <summary>What this run of the host has done so far, and how long it took.</summary>
    public Tally Tally => parts.Tally;

    /// <summary>For functions that are not anonymous: header <c>x-functions-key</c>, or <c>code</c> in the query.</summary>
    public string FunctionKey => parts.Keys.FunctionKey;

    internal Idleness Idleness => parts.Idleness;

    /// <exception cref="StartRefusedException">A person must put something right first; says what.</exception>
    public static async Task<FunctionsHost> StartAsync(
        FunctionsHostOptions options,
        CancellationToken cancellation = default
    )
    {
        var opened = new Stack<Func<ValueTask>>();
        try
        {
            var host = HostAssembly.Put(options with { DataFolder = Path.GetFullPath(options.DataFolder) }, opened);
            await host.StartAsync(cancellation);
            return host;
        }
        catch
        {
            await CloseAsync(opened);
            throw;
        }
    }

    /// <summary>Reaches the app through its port, or in memory if it has none. Follows no redirect, keeps no cookie.</summary>
    public HttpClient CreateClient() => new(CreateHandler()) { BaseAddress = BaseUrl };

    public HttpMessageHandler CreateHandler() =>
        parts.Address.Urls is []
            ? parts.App.GetTestServer().CreateHandler()
            : new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false };

    /// <summary>Returns once nothing is left to do at the present time.</summary>
    public Task IdleAsync(CancellationToken cancellation = default) => Mover.IdleAsync(cancellation);

    public async ValueTask DisposeAsync()
    {
        if (closing.Count == 0)
            return;
        await parts.Stopping.CancelAsync();
        try
        {
            await timersRunning;
        }
        catch (OperationCanceledException) when (parts.Stopping.IsCancellationRequested)
        {
            // As asked.
        }
        finally
        {
            await CloseAsync(closing);
            parts.Stopping.Dispose();
        }
    }

    private async Task StartAsync(CancellationToken cancellation)
    {
        try
        {
            await parts.App.StartAsync(cancellation);
        }
        catch (IOException taken) when (taken.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            throw new StartRefusedException(
                $"{parts.Options.Urls} 的端口已被占用。请停止占用它的程序，或用 --urls http://127.0.0.1:7072 换一个端口。",
                taken
            );
        }
        if (!parts.Options.Works)
            return;
        parts.Engine.Start();
        if (!Mover.CanMove)
        {
            timersRunning = Timers.RunAsync(parts.Stopping.Token);
            return;
        }
        await Mover.MoveToAsync(StartTime(), cancellation);
        if (Clock is SimulatedClock { Runs: true })
            timersRunning = Mover.RunOnAsync(parts.Stopping.Token);
    }

    private DateTimeOffset StartTime() =>
        parts.Options.Clock is { Kind: ClockKind.Simulated, At: { } wanted } && wanted > Clock.Now ? wanted : Clock.Now;

    private static async Task CloseAsync(Stack<Func<ValueTask>> opened)
    {
        while (opened.TryPop(out var close))
            await close();
    }
}

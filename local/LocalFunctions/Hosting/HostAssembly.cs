using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using LocalFunctions.Clock;
using LocalFunctions.Durable;
using LocalFunctions.Functions;
using LocalFunctions.Http;
using LocalFunctions.Measuring;
using LocalFunctions.Simulation;
using LocalFunctions.Timers;
using LocalFunctions.Views;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LocalFunctions.Hosting;

/// <summary>Puts a host together. What is opened on the way is closed in reverse order, on a failed start too.</summary>
internal static class HostAssembly
{
    // An app's functions are the same at every start; reading them costs as much as all the rest of one.
    private static readonly ConditionalWeakTable<IReadOnlyList<Type>, FunctionCatalogue> Catalogues = [];

    public static FunctionsHost Put(FunctionsHostOptions options, Stack<Func<ValueTask>> closing)
    {
        var catalogue = Catalogues.GetValue(options.App.Types, FunctionCatalogue.Read);
        var address = HostAddress.Of(options.Urls);
        var folder = DataFolderLock.Take(options.DataFolder, options.Urls);
        closing.Push(Close(folder));
        var keys = HostKeys.Of(options.DataFolder);
        var tally = new Tally();
        var clock = new ClockFile(options.DataFolder, options.Machine).Open(options.Clock);
        var log = LoggerFactory.Create(logging =>
        {
            // The app's keys lie in the data folder like all else here; that they are not sealed is no news.
            logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
            options.Logging(logging);
        });
        closing.Push(Close(log));

        var builder = HostWeb.Builder(address);
        builder.Configuration.AddHostSettings(
            options,
            new HostPlace(options.DataFolder, address.BaseUrl, clock is SimulatedClock { Runs: false })
        );
        var storage = HostStorage.Open(options, address.Numbered(Told(options.App, builder)), clock, log, tally);
        closing.Push(storage.DisposeAsync);
        // Closed after the engine, whose activities use the app's services to their end.
        WebApplication? app = null;
        closing.Push(() => app?.DisposeAsync() ?? ValueTask.CompletedTask);
        FunctionRunner? runner = null;
        var engine = OpenEngine(options, catalogue, () => runner!, clock, log, tally, builder.Configuration);
        closing.Push(engine.DisposeAsync);

        var services = builder.Services;
        services.Replace(ServiceDescriptor.Singleton(log));
        services.AddSingleton<TimeProvider>(clock).AddSingleton<DurableTaskClient>(engine.Client);
        services.AddSingleton(storage.Tables).AddSingleton(storage.Blobs);
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        options.App.Add(services, builder.Configuration);
        var chain = new MiddlewareChain(services);
        options.App.Use(chain);
        options.Services(services);

        app = builder.Build();
        // A collector that the app was told of gets the logs too.
        foreach (var collector in app.Services.GetServices<ILoggerProvider>())
            log.AddProvider(collector);
        runner = new FunctionRunner(app.Services, chain.Build(), tally);
        var timers = OpenTimers(options, catalogue, runner, app.Configuration, clock, log);
        closing.Push(Close(timers));
        var requests = new RequestsInFlight();
        var idleness = new Idleness(requests, timers, engine);
        var mover = new ClockMover(clock, engine, timers, idleness, tally);
        closing.Push(Close(mover));
        closing.Push(() => new ValueTask(app.StopAsync()));
        var parts = new HostParts(
            options,
            address,
            keys,
            app,
            catalogue,
            engine,
            clock,
            mover,
            timers,
            idleness,
            tally,
            new CancellationTokenSource()
        );
        var host = new FunctionsHost(parts, closing);
        var view = new ViewedHost(
            options.App.View,
            options.DataFolder,
            host.RoutePrefix,
            catalogue,
            engine,
            clock,
            mover,
            timers,
            parts.Stopping.Token
        );
        HostWeb.Map(app, options.App, view, storage);
        new FunctionEndpoints(runner, requests, keys.FunctionKey, log.CreateLogger<FunctionEndpoints>()).Map(
            app,
            catalogue.Http,
            host.RoutePrefix
        );
        return host;
    }

    // The address that the app gives to others, where it is told one: uploads go to the same.
    private static Uri? Told(HostedApp app, WebApplicationBuilder builder) =>
        app.AddressSetting is { } setting && builder.Configuration[setting] is { } told ? new Uri(told) : null;

    private static DurableEngine OpenEngine(
        FunctionsHostOptions options,
        FunctionCatalogue catalogue,
        Func<FunctionRunner> runner,
        TimeProvider clock,
        ILoggerFactory log,
        Tally tally,
        IConfiguration settings
    ) =>
        DurableEngine.Open(
            Path.Combine(options.DataFolder, "durable.db"),
            catalogue.Orchestrators.Select(function => new Orchestrator(
                function.Name,
                context => runner().OrchestrateAsync(function, context)
            )),
            catalogue.Activities.Select(function => new Activity(
                function.Name,
                function.InputType,
                (input, instanceId, cancellation) => runner().ActAsync(function, input, instanceId, cancellation)
            )),
            clock,
            log,
            DurableSettings.Read(options.App.Folder, options.World?.Turns, tally, settings)
        );

    private static FunctionTimers OpenTimers(
        FunctionsHostOptions options,
        FunctionCatalogue catalogue,
        FunctionRunner runner,
        IConfiguration configuration,
        TimeProvider clock,
        ILoggerFactory log
    )
    {
        var file = new TimerFile(options.DataFolder);
        var logger = log.CreateLogger<FunctionTimer>();
        return new FunctionTimers(
            catalogue.Timers.Select(timer => new FunctionTimer(
                timer,
                TimerSchedule.Of(timer, configuration),
                file,
                runner,
                clock,
                logger
            )),
            clock,
            logger
        );
    }

    private static Func<ValueTask> Close(IDisposable opened) =>
        () =>
        {
            opened.Dispose();
            return ValueTask.CompletedTask;
        };
}

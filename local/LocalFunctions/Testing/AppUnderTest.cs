using System.Text.Json.Nodes;
using LocalFunctions.Clock;
using LocalFunctions.Durable;
using LocalFunctions.Hosting;

namespace LocalFunctions.Testing;

/// <summary>
/// An app in the test's own process, with a data folder of its own and simulated time. No port is opened. The folder is
/// deleted at the end.
/// </summary>
public class AppUnderTest : IAsyncDisposable
{
    private readonly FunctionsHostOptions options;

    protected AppUnderTest(FunctionsHostOptions options, CapturedLog log) =>
        (this.options, Log) = (options with { Logging = log.AddTo + options.Logging }, log);

    /// <summary>Asks as anybody.</summary>
    public HttpClient Http { get; private set; } = null!;

    public FunctionsHost Host { get; private set; } = null!;

    public DurableEngine Engine => Host.Engine;

    public IServiceProvider Services => Host.Services;

    public string DataFolder => Host.DataFolder;

    /// <summary>The present simulated time, in Shanghai.</summary>
    public DateTimeOffset Now => Host.Clock.Now;

    /// <summary>Warnings and what is worse, since the start.</summary>
    public CapturedLog Log { get; }

    /// <param name="at">When it is; without an offset, in Shanghai.</param>
    /// <param name="logging">For a test that wants more than <see cref="Log"/> keeps.</param>
    public static async Task<AppUnderTest> StartAsync(
        HostedApp app,
        string at = "2026-09-01T08:00",
        IReadOnlyDictionary<string, string?>? settings = null,
        Action<IServiceCollection>? services = null,
        Action<ILoggingBuilder>? logging = null
    )
    {
        var started = new AppUnderTest(OptionsOf(app, at, settings, services, logging), new CapturedLog());
        await started.OpenAsync();
        return started;
    }

    /// <summary>Moves time on; answers when all work up to then is done.</summary>
    public async Task AdvanceAsync(TimeSpan span)
    {
        await Host.Mover.AdvanceAsync(span);
        await IdleAsync();
    }

    /// <param name="time">Without an offset, in Shanghai.</param>
    public async Task MoveToAsync(string time)
    {
        await Host.Mover.MoveToAsync(Time(time));
        await IdleAsync();
    }

    public Task IdleAsync() => Host.IdleAsync();

    /// <summary>An orchestration's history, for the message of a failing test.</summary>
    public string StoryOf(string instanceId) =>
        Engine.Story(instanceId) is { } story ? StoryText.Of(story) : $"There is no instance {instanceId}.";

    /// <summary>What the app complained of, and the stories of its orchestrations, failed ones first.</summary>
    public string Story() => TestStory.Of(this);

    /// <summary>Stops, and starts again on the same data at the time it stopped at.</summary>
    public async Task RestartAsync()
    {
        await CloseAsync();
        await OpenAsync();
    }

    /// <summary>Stops, and is down until a time: nothing happens at the moments between.</summary>
    /// <param name="time">Without an offset, in Shanghai.</param>
    public async Task StayDownUntilAsync(string time)
    {
        await CloseAsync();
        var clock = Path.Combine(options.DataFolder, "clock.json");
        var stored = JsonNode.Parse(await File.ReadAllTextAsync(clock))!;
        stored["now"] = Time(time);
        await File.WriteAllTextAsync(clock, stored.ToJsonString());
        await OpenAsync();
        await IdleAsync();
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        Ending();
        await CloseAsync();
        Directory.Delete(options.DataFolder, recursive: true);
    }

    protected static FunctionsHostOptions OptionsOf(
        HostedApp app,
        string at,
        IReadOnlyDictionary<string, string?>? settings,
        Action<IServiceCollection>? services,
        Action<ILoggingBuilder>? logging
    ) =>
        new()
        {
            App = app,
            DataFolder = Directory.CreateTempSubdirectory("functions-test-").FullName,
            Clock = ClockChoice.Simulated(Time(at)),
            Settings = settings ?? new Dictionary<string, string?>(),
            Services = services ?? (_ => { }),
            Logging = logging ?? (_ => { }),
        };

    protected async Task OpenAsync()
    {
        try
        {
            Host = await FunctionsHost.StartAsync(options);
        }
        catch
        {
            Directory.Delete(options.DataFolder, recursive: true);
            throw;
        }
        Http = Host.CreateClient();
        Opened();
    }

    /// <summary>After each start: callers of the app's own.</summary>
    protected virtual void Opened() { }

    /// <summary>Before each stop.</summary>
    protected virtual void Closing() { }

    /// <summary>Before the last stop, while all can still be asked.</summary>
    protected virtual void Ending() { }

    private async Task CloseAsync()
    {
        Closing();
        Http.Dispose();
        await Host.DisposeAsync();
    }

    /// <param name="text">Without an offset, in Shanghai.</param>
    public static DateTimeOffset Time(string text) =>
        ClockText.TryTime(text, out var time) ? time : throw new ArgumentException($"Not a time: {text}", nameof(text));
}

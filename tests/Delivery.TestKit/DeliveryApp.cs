using System.Text.Json.Nodes;
using Delivery.Local.Clock;
using Delivery.Local.Durable;
using Delivery.Local.Hosting;
using Delivery.Local.Mail;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Delivery.TestKit;

/// <summary>
/// The app in this process, with a data folder of its own and simulated time. No port is opened. The folder is deleted
/// at the end.
/// </summary>
public sealed class DeliveryApp : IAsyncDisposable
{
    private readonly HostOptions options;

    private DeliveryApp(HostOptions options, CapturedLog log) => (this.options, Log) = (options, log);

    /// <summary>Asks with the staff key, unless a request brings headers of its own.</summary>
    public HttpClient Http { get; private set; } = null!;

    /// <summary>Asks as the second person, for what one person must not do alone.</summary>
    public HttpClient Approver { get; private set; } = null!;

    /// <summary>Asks without any key or cookie.</summary>
    public HttpClient Anonymous { get; private set; } = null!;

    public DeliveryHost Host { get; private set; } = null!;

    public DurableEngine Engine => Host.Engine;

    public IServiceProvider Services => Host.Services;

    public string DataFolder => Host.DataFolder;

    /// <summary>The present simulated time, in Shanghai.</summary>
    public DateTimeOffset Now => Host.Clock.Now;

    /// <summary>Warnings and what is worse, since the start.</summary>
    public CapturedLog Log { get; }

    /// <param name="at">When it is; without an offset, in Shanghai.</param>
    /// <param name="app">Another app than Delivery's, for tests of the host itself.</param>
    /// <param name="logging">For a test that wants more than <see cref="Log"/> keeps.</param>
    public static async Task<DeliveryApp> StartAsync(
        string at = "2026-09-01T08:00",
        IReadOnlyDictionary<string, string?>? settings = null,
        HostedApp? app = null,
        Action<IServiceCollection>? services = null,
        Action<ILoggingBuilder>? logging = null
    )
    {
        var log = new CapturedLog();
        var started = new DeliveryApp(
            new HostOptions
            {
                DataFolder = Directory.CreateTempSubdirectory("delivery-test-").FullName,
                Clock = ClockChoice.Simulated(Time(at)),
                Settings = settings ?? new Dictionary<string, string?>(),
                App = app ?? HostedApp.Delivery,
                Services = services ?? (_ => { }),
                Logging = log.AddTo + logging,
            },
            log
        );
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

    /// <summary>Every mail so far, oldest first, once nothing is left to do.</summary>
    /// <param name="to">Only mails to an address that contains this.</param>
    public async Task<IReadOnlyList<MailContent>> MailAsync(string? to = null)
    {
        await IdleAsync();
        return [.. Host.Mail.List(to).Reverse().Select(mail => Host.Mail.Find(mail.Id)!)];
    }

    /// <summary>An orchestration's history, for the message of a failing test.</summary>
    public string StoryOf(string instanceId) =>
        Engine.Story(instanceId) is { } story ? StoryText.Of(story) : $"There is no instance {instanceId}.";

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
        TestStory.Tell(this);
        await CloseAsync();
        Directory.Delete(options.DataFolder, recursive: true);
    }

    private async Task OpenAsync()
    {
        try
        {
            Host = await DeliveryHost.StartAsync(options);
        }
        catch
        {
            Directory.Delete(options.DataFolder, recursive: true);
            throw;
        }
        (Http, Approver, Anonymous) = (Host.CreateClient(), Host.CreateClient(), Host.CreateClient());
        Http.DefaultRequestHeaders.Add("X-Api-Key", Host.StaffApiKey);
        Approver.DefaultRequestHeaders.Add("X-Api-Key", Host.ApproverApiKey);
    }

    private async Task CloseAsync()
    {
        Http.Dispose();
        Approver.Dispose();
        Anonymous.Dispose();
        await Host.DisposeAsync();
    }

    internal static DateTimeOffset Time(string text) =>
        ClockText.TryTime(text, out var time) ? time : throw new ArgumentException($"Not a time: {text}", nameof(text));
}

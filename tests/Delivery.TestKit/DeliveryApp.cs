using Delivery.Functions.Storage.Operation;
using Delivery.Local.Hosting;
using Delivery.Local.Mail;
using LocalFunctions.Hosting;
using LocalFunctions.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Delivery.TestKit;

/// <summary>Delivery in the test's own process: <see cref="AppUnderTest"/> with its callers and its mailbox.</summary>
public sealed class DeliveryApp : AppUnderTest
{
    private DeliveryApp(FunctionsHostOptions options, CapturedLog log)
        : base(options, log) { }

    /// <summary>Asks as the second person, for what one person must not do alone.</summary>
    public HttpClient Approver { get; private set; } = null!;

    /// <summary>Asks without any key or cookie; <see cref="AppUnderTest.Http"/> has the staff key.</summary>
    public HttpClient Anonymous { get; private set; } = null!;

    /// <param name="at">When it is; without an offset, in Shanghai.</param>
    /// <param name="app">Delivery with something put in or left out.</param>
    /// <param name="logging">For a test that wants more than the warnings.</param>
    /// <param name="fuse">Kills what the app does to its storage.</param>
    public static async Task<DeliveryApp> StartAsync(
        string at = "2026-09-01T08:00",
        IReadOnlyDictionary<string, string?>? settings = null,
        HostedApp? app = null,
        Action<IServiceCollection>? services = null,
        Action<ILoggingBuilder>? logging = null,
        StorageFuse? fuse = null
    )
    {
        var options = OptionsOf(app ?? DeliveryOnThisMachine.App, at, settings, services, logging) with
        {
            Disturb = fuse is null ? null : fuse.PassAsync,
        };
        var started = new DeliveryApp(options, new CapturedLog());
        await started.OpenAsync();
        // What goes on beside the first requests would count among them.
        foreach (var renewing in started.Services.GetServices<IHostedService>().OfType<RenewWaitingAtStart>())
            await renewing.ExecuteTask!;
        return started;
    }

    /// <summary>Every mail so far, oldest first, once nothing is left to do.</summary>
    /// <param name="to">Only mails to an address that contains this.</param>
    public async Task<IReadOnlyList<MailContent>> MailAsync(string? to = null)
    {
        await IdleAsync();
        return [.. Host.Mail.List(to).Reverse().Select(mail => Host.Mail.Find(mail.Id)!)];
    }

    protected override void Opened()
    {
        (Approver, Anonymous) = (Host.CreateClient(), Host.CreateClient());
        Http.DefaultRequestHeaders.Add("X-Api-Key", Host.StaffApiKey);
        Approver.DefaultRequestHeaders.Add("X-Api-Key", Host.ApproverApiKey);
    }

    protected override void Closing()
    {
        Approver.Dispose();
        Anonymous.Dispose();
    }

    /// <summary>The story stands in the test's output, which is shown when it fails.</summary>
    protected override void Ending() => TestContext.Current.TestOutputHelper?.WriteLine(Story());
}

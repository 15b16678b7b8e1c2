using Delivery.Functions.Email;
using Delivery.Functions.Security;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using RunningApp = Delivery.TestKit.DeliveryApp;

namespace Delivery.Functions.Tests.Email;

/// <summary>One key, one mail; nothing lost when the transport fails; no more than the budget lets out.</summary>
public sealed class MailOutboxTests
{
    private sealed class Recorder : IMailTransport
    {
        public bool ReachesPeople { get; init; }

        public int Failures { get; set; }

        public List<string> Sent { get; } = [];

        public Task SendAsync(Guid id, Mail mail, DateTimeOffset at)
        {
            if (Failures-- > 0)
                throw new IOException("The mail server is away.");
            Sent.Add(mail.Key);
            return Task.CompletedTask;
        }
    }

    [Fact]
    public async Task The_same_key_is_the_same_mail_however_often_it_is_sent()
    {
        var transport = new Recorder();
        await using var app = await StartAsync(transport);
        for (var time = 0; time < 3; time++)
            await OutboxOf(app).SendAsync(Letter("a"));

        Assert.Equal(["a"], transport.Sent);
    }

    [Fact]
    public async Task A_mail_that_the_transport_refuses_is_kept_and_sent_by_the_timer()
    {
        var transport = new Recorder { Failures = 2 };
        await using var app = await StartAsync(transport);
        await OutboxOf(app).SendAsync(Letter("a"));
        Assert.Equal(MailState.Pending, (await OutboxOf(app).FindAsync("a"))!.State);

        await app.AdvanceAsync(TimeSpan.FromHours(3));

        Assert.Equal(["a"], transport.Sent);
        Assert.Equal(MailState.Sent, (await OutboxOf(app).FindAsync("a"))!.State);
    }

    [Fact]
    public async Task A_mail_that_never_goes_is_given_up_and_says_why()
    {
        var transport = new Recorder { Failures = int.MaxValue };
        await using var app = await StartAsync(transport);
        await OutboxOf(app).SendAsync(Letter("a"));

        await app.AdvanceAsync(TimeSpan.FromHours(20));
        Assert.Equal(MailState.Pending, (await OutboxOf(app).FindAsync("a"))!.State);
        await app.AdvanceAsync(TimeSpan.FromHours(20));

        var given = (await OutboxOf(app).FindAsync("a"))!;
        Assert.Equal((MailState.Failed, "The mail server is away."), (given.State, given.Trouble));
    }

    [Fact]
    public async Task Staff_see_a_mail_that_was_given_up_and_send_it_again_once()
    {
        var transport = new Recorder { Failures = 12 };
        await using var app = await StartAsync(transport);
        await OutboxOf(app).SendAsync(Letter("a"));
        await app.AdvanceAsync(TimeSpan.FromHours(40));
        var page = await app.Http.GetStringAsync("/staff/mails");
        Assert.Contains("The mail server is away.", page, StringComparison.Ordinal);
        var id = MailPlace.Of("a").Hash;

        using var again = await app.Http.PostAsync($"/staff/mails/{id}/send-again", null);
        using var twice = await app.Http.PostAsync($"/staff/mails/{id}/send-again", null);
        using var stranger = await app.Anonymous.PostAsync($"/staff/mails/{id}/send-again", null);
        await app.Services.GetRequiredService<ApiKeys>().AddAsync("portal", "key-of-a-test", [Role.Publisher]);
        using var portal = app.Host.CreateClient();
        portal.DefaultRequestHeaders.Add("X-Api-Key", "key-of-a-test");
        using var reads = await portal.GetAsync("/staff/mails");
        using var sends = await portal.PostAsync($"/staff/mails/{id}/send-again", null);
        Assert.Equal((403, 403), ((int)reads.StatusCode, (int)sends.StatusCode));

        Assert.Equal((303, 409, 401), ((int)again.StatusCode, (int)twice.StatusCode, (int)stranger.StatusCode));
        Assert.Equal(["a"], transport.Sent);
        Assert.Equal(MailState.Sent, (await OutboxOf(app).FindAsync("a"))!.State);
        Assert.Contains("都送到了", await app.Http.GetStringAsync("/staff/mails"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_more_mails_go_out_in_an_hour_than_the_budget_has_and_the_urgent_go_first()
    {
        var transport = new Recorder();
        await using var app = await StartAsync(transport, ("Delivery:Mail:PerHour", "3"));
        foreach (var key in (string[])["a", "b", "c"])
            await OutboxOf(app).SendAsync(Letter(key));
        await OutboxOf(app).SendAsync(Letter("can wait", Urgency.WhenPossible));
        await OutboxOf(app).SendAsync(Letter("urgent", Urgency.Now));
        Assert.Equal(["a", "b", "c"], transport.Sent);

        await app.AdvanceAsync(TimeSpan.FromHours(2));

        Assert.Equal(["a", "b", "c", "urgent", "can wait"], transport.Sent);
    }

    [Fact]
    public async Task Outside_production_only_listed_addresses_get_mail()
    {
        var transport = new Recorder { ReachesPeople = true };
        await using var app = await StartAsync(transport, ("Delivery:Mail:AllowedRecipients:0", "@example.com"));
        await OutboxOf(app).SendAsync(Letter("listed") with { To = new Recipient("a@example.com", "甲") });
        await OutboxOf(app).SendAsync(Letter("not listed"));

        Assert.Equal(["listed"], transport.Sent);
        Assert.Equal(MailState.Withheld, (await OutboxOf(app).FindAsync("not listed"))!.State);
    }

    private static MailOutbox OutboxOf(RunningApp app) => app.Services.GetRequiredService<MailOutbox>();

    private static Mail Letter(string key, Urgency urgency = Urgency.Today) =>
        new(key, new Recipient("lin@example.cn", "林一"), "题目", "<p>正文</p>", "正文", urgency);

    private static Task<RunningApp> StartAsync(
        IMailTransport transport,
        params (string Name, string Value)[] settings
    ) =>
        RunningApp.StartAsync(
            settings: settings.ToDictionary(setting => setting.Name, setting => (string?)setting.Value),
            services: services => services.AddSingleton(transport)
        );
}

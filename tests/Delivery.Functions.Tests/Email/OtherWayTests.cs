using Delivery.Functions.Email;
using Xunit;

namespace Delivery.Functions.Tests.Email;

/// <summary>A text message and a mail of one key: the gateway says yes, no, or nothing.</summary>
public sealed class OtherWayTests
{
    private const string Key = "enrolment/1";

    private static readonly Mail Letter = MailOffice.Letter(Key, Urgency.Now);

    private static readonly Mail Text = new(
        Key,
        new Recipient("13800010001", "张一"),
        "短信 0001",
        "<p>有名额了</p>",
        "【社区体育配送】有名额了",
        Urgency.Now,
        Channel: MailChannel.Sms
    );

    [Fact]
    public async Task What_the_gateway_takes_does_not_go_as_mail_too()
    {
        var gateway = new Phones(() => { });
        await using var office = await MailOffice.OpenAsync(sms: gateway);
        await office.Outbox.SendAsync(Text with { Otherwise = Letter });
        await office.SendAllAsync();

        Assert.Equal([Text.To.Address], gateway.Reached);
        Assert.Empty(office.Sent);
    }

    [Fact]
    public async Task What_the_gateway_refuses_goes_as_mail_once_under_the_same_key()
    {
        var gateway = new Phones(() => throw new MessageRefusedException("短信网关不收"));
        await using var office = await MailOffice.OpenAsync(sms: gateway);
        await office.Outbox.SendAsync(Text with { Otherwise = Letter });
        Assert.Equal(
            (MailState.Pending, "短信网关不收"),
            (await StateAsync(office), (await office.Outbox.FindAsync(Key))!.Trouble)
        );
        await office.SendAllAsync();
        await office.Outbox.SendAsync(Text with { Otherwise = Letter });

        Assert.Equal([Key], office.Sent.Select(sent => sent.Key));
        Assert.Equal(MailState.Sent, await StateAsync(office));
        Assert.Equal(1, gateway.Asked);
        Assert.NotNull(await office.Troubles.FindAsync(Text.To.Address));
        Assert.Empty((await office.Failed.PageAsync(null, 10)).Rows);
    }

    [Fact]
    public async Task A_gateway_that_never_answers_is_tried_for_two_hours_and_then_it_goes_as_mail()
    {
        var gateway = new Phones(() => throw new TimeoutException("no answer"));
        await using var office = await MailOffice.OpenAsync(sms: gateway);
        await office.Outbox.SendAsync(Text with { Otherwise = Letter });
        for (var minute = 0; minute < 90; minute++)
        {
            office.Pass(TimeSpan.FromMinutes(1));
            await office.Outbox.SendWaitingAsync();
        }
        Assert.Empty(office.Sent);
        await office.SendAllAsync();

        Assert.Single(office.Sent);
        Assert.Equal(8, gateway.Asked);
    }

    [Fact]
    public async Task Where_no_address_is_known_staff_see_what_the_gateway_refused_at_once()
    {
        await using var office = await MailOffice.OpenAsync(
            sms: new Phones(() => throw new MessageRefusedException("短信网关不收"))
        );
        await office.Outbox.SendAsync(Text);

        Assert.Equal(MailState.Failed, await StateAsync(office));
        Assert.Equal("短信网关不收", Assert.Single((await office.Failed.PageAsync(null, 10)).Rows).Value.Trouble);
    }

    [Fact]
    public async Task A_mail_that_no_server_takes_goes_to_the_phone()
    {
        var gateway = new Phones(() => { });
        await using var office = await MailOffice.OpenAsync(sms: gateway);
        office.Look = _ => throw new IOException("The mail server is away.");
        await office.Outbox.SendAsync(Letter with { Otherwise = Text });
        await office.SendAllAsync();

        Assert.Equal([Text.To.Address], gateway.Reached);
        Assert.Equal(MailState.Sent, await StateAsync(office));
    }

    private static async Task<MailState> StateAsync(MailOffice office) => (await office.Outbox.FindAsync(Key))!.State;

    /// <param name="look">May refuse.</param>
    internal sealed class Phones(Action look) : IMailTransport
    {
        public bool ReachesPeople => false;

        public int Asked { get; private set; }

        public List<string> Reached { get; } = [];

        public Task SendAsync(Guid id, Mail mail, DateTimeOffset at)
        {
            Asked++;
            look();
            Reached.Add(mail.To.Address);
            return Task.CompletedTask;
        }
    }
}

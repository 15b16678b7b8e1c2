using Delivery.Functions.Email;
using Xunit;

namespace Delivery.Functions.Tests.Email;

/// <summary>What a mail costs in storage requests. The numbers stand here so that one that grows is seen.</summary>
public sealed class MailRequestTests
{
    private static readonly MailSettings Budget = new() { PerMinute = 30, PerHour = 100 };

    [Fact]
    public async Task A_mail_by_itself_costs_two_requests_with_a_budget_as_without_one()
    {
        await using var free = await OpenAsync(new MailSettings());
        await using var limited = await OpenAsync(Budget);

        Assert.Equal(2, await free.RequestsOfAsync(() => free.Outbox.SendAsync(MailOffice.Letter("a"))));
        Assert.Equal(2, await limited.RequestsOfAsync(() => limited.Outbox.SendAsync(MailOffice.Letter("a"))));
        Assert.Equal(2, await limited.RequestsOfAsync(() => limited.Outbox.SendAsync(Urgent("b"))));
        Assert.Equal(["warm", "a"], free.Sent.Select(mail => mail.Key));
        Assert.Equal(["warm", "a", "b"], limited.Sent.Select(mail => mail.Key));
    }

    [Fact]
    public async Task A_mail_that_was_there_already_costs_two()
    {
        await using var office = await OpenAsync(Budget);
        await office.Outbox.SendAsync(MailOffice.Letter("a"));

        Assert.Equal(2, await office.RequestsOfAsync(() => office.Outbox.SendAsync(MailOffice.Letter("a"))));
        Assert.Equal(2, await office.RequestsOfAsync(() => office.Outbox.SendAsync(MailOffice.Letter("b"))));
    }

    [Fact]
    public async Task A_hundred_mails_at_once_cost_six()
    {
        await using var office = await OpenAsync(new MailSettings());

        Assert.Equal(6, await office.RequestsOfAsync(() => office.Outbox.SendAsync(MailOffice.Letters(100))));
        Assert.Equal(101, office.Sent.Count);
    }

    [Fact]
    public async Task A_hundred_that_the_budget_holds_back_cost_one_each_and_ten_for_the_timer()
    {
        await using var office = await OpenAsync(new MailSettings { PerHour = 100 });
        await office.Outbox.SendAsync([
            .. Enumerable.Range(1, 99).Select(number => MailOffice.Letter($"first/{number}")),
        ]);

        async Task WriteAsync()
        {
            foreach (var letter in MailOffice.Letters(100))
                await office.Outbox.SendAsync(letter);
        }
        Assert.Equal(100, await office.RequestsOfAsync(WriteAsync));
        office.Pass(TimeSpan.FromHours(1));

        // A look for mails of the old layout, and three pages: read, budget, outcomes.
        Assert.Equal(10, await office.RequestsOfAsync(office.Outbox.SendWaitingAsync));
        Assert.Equal(200, office.Sent.Count);
    }

    [Fact]
    public async Task A_failed_try_costs_no_more_than_one_that_went_through()
    {
        await using var office = await OpenAsync(new MailSettings());
        office.Look = _ => throw new IOException("The mail server is away.");

        Assert.Equal(2, await office.RequestsOfAsync(() => office.Outbox.SendAsync(MailOffice.Letter("a"))));
        Assert.Equal(6, await office.RequestsOfAsync(() => office.Outbox.SendAsync(MailOffice.Letters(100))));
        office.Pass(TimeSpan.FromMinutes(2));
        // A look for mails of the old layout, and three pages of 101 mails: read, outcomes.
        Assert.Equal(7, await office.RequestsOfAsync(office.Outbox.SendWaitingAsync));
        Assert.Equal(["warm"], office.Sent.Select(mail => mail.Key));
    }

    [Fact]
    public async Task Giving_up_a_hundred_costs_a_fraction_of_a_request_each()
    {
        await using var office = await OpenAsync(new MailSettings());
        office.Look = _ => throw new IOException("The mail server is away.");
        await office.Outbox.SendAsync(MailOffice.Letters(100));
        for (var hour = 0; hour < 34; hour++)
        {
            office.Pass(TimeSpan.FromHours(1));
            await office.Outbox.SendWaitingAsync();
        }
        Assert.Empty((await office.Failed.PageAsync(null, 10)).Rows);
        office.Pass(TimeSpan.FromHours(1));

        // A look for mails of the old layout, three pages read, and outcomes of four rows each.
        Assert.Equal(9, await office.RequestsOfAsync(office.Outbox.SendWaitingAsync));
        Assert.Equal(100, (await office.Failed.PageAsync(null, 500)).Rows.Count);
    }

    [Fact]
    public async Task Sending_again_costs_two_and_one_to_read_what_was_given_up()
    {
        await using var office = await OpenAsync(Budget);
        await office.GiveUpAsync("a");

        Assert.Equal(3, await office.RequestsOfAsync(() => office.Outbox.SendAgainAsync(MailPlace.Of("a").Hash)));
        Assert.Equal(["warm", "a"], office.Sent.Select(mail => mail.Key));
    }

    private static Mail Urgent(string key) => MailOffice.Letter(key, Urgency.Now);

    // The first mail of a process also looks at the budget and for mails of the old layout.
    private static async Task<MailOffice> OpenAsync(MailSettings settings)
    {
        var office = await MailOffice.OpenAsync(settings);
        await office.Outbox.SendAsync(MailOffice.Letter("warm"));
        return office;
    }
}

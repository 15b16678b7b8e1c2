using Delivery.Functions.Email;
using Xunit;

namespace Delivery.Functions.Tests.Email;

public sealed class MailBudgetTests
{
    private static readonly MailSettings Budget = new() { PerMinute = 5, PerHour = 12 };

    [Fact]
    public async Task Processes_side_by_side_send_no_more_than_the_budget_and_lose_nothing()
    {
        await using var office = await MailOffice.OpenAsync(Budget);
        var processes = Enumerable.Range(0, 4).Select(_ => office.AnotherProcess()).ToList();
        await Task.WhenAll(processes.Select((outbox, number) => Task.Run(() => WriteAsync(outbox, number))));
        Assert.Equal(5, office.Sent.Count);
        for (var minute = 0; minute < 130; minute++)
        {
            office.Pass(TimeSpan.FromMinutes(1));
            await office.Outbox.SendWaitingAsync();
        }

        Assert.Equal(24, office.Sent.DistinctBy(mail => mail.Id).Count());
        Assert.Equal(24, office.Sent.Count);
        BudgetProof.Holds(office.Sent, Budget);
    }

    [Fact]
    public async Task What_cannot_be_written_takes_nothing_from_the_budget()
    {
        await using var office = await MailOffice.OpenAsync(Budget);
        await office.Outbox.SendAsync(MailOffice.Letter("a"));
        // Known already: as a batch it is refused, and then only "b" and "c" are new.
        await office.Outbox.SendAsync([MailOffice.Letter("a"), MailOffice.Letter("b"), MailOffice.Letter("c")]);
        await office.Outbox.SendAsync([MailOffice.Letter("d"), MailOffice.Letter("e"), MailOffice.Letter("f")]);

        Assert.Equal(["a", "b", "c", "d", "e"], office.Sent.Select(mail => mail.Key));
    }

    private static async Task WriteAsync(MailOutbox outbox, int process)
    {
        for (var number = 0; number < 6; number++)
            await outbox.SendAsync(MailOffice.Letter($"{process}/{number}"));
    }
}

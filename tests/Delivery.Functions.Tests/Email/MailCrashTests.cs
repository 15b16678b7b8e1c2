using Delivery.Functions.Email;
using Xunit;

namespace Delivery.Functions.Tests.Email;

/// <summary>Killed between any two storage requests and between any two mails: all of them go out, none as two different ones.</summary>
public sealed class MailCrashTests
{
    private static readonly MailSettings Budget = new() { PerMinute = 3, PerHour = 20 };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Killed_at_any_moment_while_new_mails_are_sent(bool oneByOne)
    {
        var letters = MailOffice.Letters(7);
        await EveryDeathAsync(
            office => Task.CompletedTask,
            async office =>
            {
                foreach (var page in letters.Chunk(oneByOne ? 1 : letters.Count))
                    await office.Outbox.SendAsync(page);
            },
            letters,
            isRepeated: true
        );
    }

    [Fact]
    public async Task Killed_at_any_moment_while_the_timer_sends()
    {
        var letters = MailOffice.Letters(7);
        await EveryDeathAsync(
            async office =>
            {
                await office.Outbox.SendAsync(letters);
                office.Pass(TimeSpan.FromMinutes(1));
            },
            office => office.Outbox.SendWaitingAsync(),
            letters,
            isRepeated: false
        );
    }

    [Fact]
    public async Task Killed_at_any_moment_while_staff_send_again()
    {
        await EveryDeathAsync(
            office => office.GiveUpAsync("a"),
            office => office.Outbox.SendAgainAsync(MailPlace.Of("a").Hash),
            [MailOffice.Letter("a")],
            isRepeated: true
        );
    }

    /// <summary>Lets the act die after one breath, two, …, until it lives through; whoever asked for it may ask again.</summary>
    private static async Task EveryDeathAsync(
        Func<MailOffice, Task> before,
        Func<MailOffice, Task> act,
        IReadOnlyList<Mail> letters,
        bool isRepeated
    )
    {
        var (deaths, died) = (0, true);
        for (; died; deaths++)
        {
            await using var office = await MailOffice.OpenAsync(Budget);
            await before(office);
            office.Begin(deaths);
            died = await DiesAsync(() => act(office));
            office.Begin();
            if (died && isRepeated)
                await act(office);
            await office.SendAllAsync();
            await AssertAllWellAsync(office, letters, $"killed at breath {deaths}");
        }
        Assert.True(deaths > 6, $"It only took {deaths} breaths.");
    }

    private static async Task<bool> DiesAsync(Func<Task> act)
    {
        try
        {
            await act();
            return false;
        }
        catch (Life.OverException)
        {
            return true;
        }
    }

    private static async Task AssertAllWellAsync(MailOffice office, IReadOnlyList<Mail> letters, string when)
    {
        foreach (var letter in letters)
        {
            Assert.True(MailState.Sent == (await office.Outbox.FindAsync(letter.Key))?.State, $"{letter.Key} {when}");
            Assert.Single(
                office.Sent.Where(sent => sent.Key == letter.Key).Select(sent => (sent.Id, sent.WrittenAt)).Distinct()
            );
        }
        Assert.Equal(letters.Count, office.Sent.DistinctBy(sent => sent.Id).Count());
        BudgetProof.Holds(office.Sent, Budget);
    }
}

/// <summary>Counts what left by minute and by hour.</summary>
internal static class BudgetProof
{
    public static void Holds(IReadOnlyList<Delivered> sent, MailSettings budget)
    {
        var minutes = sent.CountBy(mail => mail.At.UtcTicks / TimeSpan.TicksPerMinute).ToDictionary();
        foreach (var (minute, count) in minutes)
        {
            Assert.True(count <= budget.PerMinute, $"{count} mails in a minute");
            var hour = minutes.Where(other => other.Key > minute - 60 && other.Key <= minute).Sum(other => other.Value);
            Assert.True(hour <= budget.PerHour, $"{hour} mails in an hour");
        }
    }
}

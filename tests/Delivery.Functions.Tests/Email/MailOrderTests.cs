using CsCheck;
using Delivery.Functions.Email;
using Xunit;

namespace Delivery.Functions.Tests.Email;

public sealed class MailOrderTests
{
    private static readonly MailSettings Budget = new() { PerMinute = 2, PerHour = 25 };

    private sealed record Arrival(int SecondsLater, IReadOnlyList<Urgency> Mails);

    private static readonly Gen<Arrival> Arrivals = Gen.Select(
        Gen.Int[1, 90],
        Gen.Int[0, 2].Select(urgency => (Urgency)urgency).Array[1, 4],
        (seconds, mails) => new Arrival(seconds, mails)
    );

    [Fact]
    public async Task Whatever_arrives_when_the_most_urgent_goes_first_then_the_oldest_and_the_budget_holds() =>
        await Arrivals.List[5, 40].SampleAsync(PlayAsync, iter: 60, threads: 2);

    private static async Task PlayAsync(List<Arrival> arrivals)
    {
        await using var office = await MailOffice.OpenAsync(Budget);
        // Not yet sent: urgency, and when it arrived.
        var waiting = new Dictionary<string, (Urgency Urgency, DateTimeOffset At)>();
        office.Look = mail =>
        {
            var mine = waiting[mail.Key];
            Assert.DoesNotContain(waiting.Values, other => other.CompareTo(mine) < 0);
            waiting.Remove(mail.Key);
        };
        foreach (var (arrival, number) in arrivals.Select((arrival, number) => (arrival, number)))
        {
            await PassAsync(office, arrival.SecondsLater);
            var letters = arrival.Mails.Select((urgency, at) => MailOffice.Letter($"{number}/{at}", urgency)).ToList();
            foreach (var letter in letters)
                waiting[letter.Key] = (letter.Urgency, office.Now);
            await office.Outbox.SendAsync(letters);
        }
        await office.SendAllAsync();

        Assert.Empty(waiting);
        Assert.Equal(arrivals.Sum(arrival => arrival.Mails.Count), office.Sent.Count);
        BudgetProof.Holds(office.Sent, Budget);
    }

    // The timer is due at each full minute on the way.
    private static async Task PassAsync(MailOffice office, int seconds)
    {
        for (; seconds > 0; seconds--)
        {
            office.Pass(TimeSpan.FromSeconds(1));
            if (office.Now.Second == 0)
                await office.Outbox.SendWaitingAsync();
        }
    }
}

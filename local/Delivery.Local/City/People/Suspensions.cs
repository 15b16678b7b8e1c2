using System.Collections.Concurrent;
using Delivery.Local.City.Sums;

namespace Delivery.Local.City.People;

/// <summary>
/// Some streets break a rule badly just when their last orders are filed. They are suspended, half of them appeal in vain, they
/// say what they changed, and are reinstated within the week; until then their orders wait, and are decided afterwards.
/// </summary>
public sealed class Suspensions(CityApi api, CityLog log, Crowd crowd, IReadOnlyDictionary<string, DateOnly> suspended)
{
    private static readonly string[] Undecided = ["Submitted", "Returned", "Rejected", "Withdrawn"];

    // Of a season that was interrupted in between nothing is remembered, and nothing compared.
    private readonly ConcurrentDictionary<string, IReadOnlySet<string>> waiting = [];

    /// <summary>The streets of a season to which it happens, each with its day.</summary>
    public static IReadOnlyDictionary<string, DateOnly> Of(
        IEnumerable<PlannedOrder> orders,
        Chance chance,
        CityShares shares
    ) =>
        orders
            .Where(order => order.Flaw != Flaw.TooLate)
            .GroupBy(order => order.Street.Code)
            .Where(street => chance.Hits(shares.Suspended, $"suspended|{street.Key}"))
            .ToDictionary(street => street.Key, street => street.Max(order => order.FiledOn));

    /// <summary>After the offices have filed, and before the association decides.</summary>
    public Task MorningAsync(DateOnly day) =>
        crowd.EachAsync(
            suspended.Where(street => street.Value <= day && day <= street.Value.AddDays(4)),
            street => StepAsync(street.Key, day, day.DayNumber - street.Value.DayNumber)
        );

    private Task StepAsync(string street, DateOnly day, int since) =>
        since switch
        {
            0 => SuspendAsync(street, day),
            1 => Appeals(street)
                ? SayAsync(street, "场地临时停电，不是我们擅自取消", isAppeal: true, day)
                : Task.CompletedTask,
            2 => Appeals(street)
                ? AnswerAsync(street, "物业没有停电记录，维持原决定", accept: false, day)
                : Task.CompletedTask,
            3 => SayAsync(street, "已换负责人，取消一律先报协会", isAppeal: false, day),
            _ => ReinstateAsync(street, day),
        };

    private async Task SuspendAsync(string street, DateOnly day)
    {
        var found = new
        {
            kind = "UnapprovedCancellation",
            evidence = "学员来电：到了门口才知道停课",
            grave = true,
        };
        (await api.PostAsync($"api/streets/{street}/violations", found, $"violation-{street}")).Must(street);
        var decided = new { reason = "擅自停课，性质严重" };
        (await api.PostAsync($"api/streets/{street}/suspension", decided, $"suspend-{street}")).Must(street);
        // The register follows the decision in a moment; the association looks at it next.
        (await api.GetAsync("local/idle")).Must("Idle");
        log.Count("streets suspended", day);
        var waits = (await OrdersAsync(street)).Where(order => order.Stage == "Submitted").Select(order => order.Id);
        waiting[street] = waits.ToHashSet();
        log.Count("orders that waited for their street", day, waiting[street].Count);
    }

    private async Task SayAsync(string street, string text, bool isAppeal, DateOnly day)
    {
        var said = new { text, appeal = isAppeal };
        var key = $"{(isAppeal ? "appeal" : "rectify")}-{street}";
        (await api.PostAsync($"api/streets/{street}/rectification", said, key)).Must(street);
        log.Count(isAppeal ? "appeals" : "rectifications", day);
    }

    private async Task AnswerAsync(string street, string comment, bool accept, DateOnly day)
    {
        var answer = new { comment, accept };
        (await api.PostAsync($"api/streets/{street}/reinstate", answer, $"answer-{street}-{day:yyyy-MM-dd}")).Must(
            street
        );
        (await api.GetAsync("local/idle")).Must("Idle");
    }

    private async Task ReinstateAsync(string street, DateOnly day)
    {
        var went = (await OrdersAsync(street))
            .Where(order =>
                waiting.TryGetValue(street, out var known)
                && known.Contains(order.Id)
                && !Undecided.Contains(order.Stage)
            )
            .ToList();
        if (went.Count > 0)
            throw new InvalidOperationException($"{went[0].Id} is {went[0].Stage} while its street is suspended.");
        await AnswerAsync(street, "整改到位，恢复配送", accept: true, day);
        log.Count("streets reinstated", day);
    }

    private async Task<IReadOnlyList<(string Id, string Stage)>> OrdersAsync(string street) =>
        [
            .. (await api.AllAsync($"api/orders?street={street}&limit=200")).Select(order =>
                (order["orderId"]!.GetValue<string>(), order["stage"]!.GetValue<string>())
            ),
        ];

    private static bool Appeals(string street) => street[^1] % 2 == 0;
}

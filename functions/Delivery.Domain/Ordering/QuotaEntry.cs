namespace Delivery.Domain.Ordering;

/// <summary>One movement of a street's quota; <c>Reserved</c>, <c>Spent</c> and <c>Granted</c> are differences in yuan.</summary>
/// <param name="EntryId">Says what is booked, so that booking it twice is booking it once.</param>
/// <param name="OrderId">Empty where money went from one street to another.</param>
/// <param name="Kind">One of <see cref="QuotaKinds"/>.</param>
/// <param name="Granted">What the street has more or less of the year's money.</param>
/// <param name="Held">Of the reservation, what waits for pay that is approved and not booked yet: no end of the order frees it.</param>
/// <param name="Street">The other street, in whose ledger the same entry stands with the opposite sum.</param>
public sealed record QuotaEntry(
    string EntryId,
    string OrderId,
    string Kind,
    decimal Reserved,
    decimal Spent,
    DateTimeOffset At,
    string? Note,
    decimal Granted = 0,
    string? Street = null,
    decimal Held = 0
);

public static class QuotaKinds
{
    public const string Reserve = "reserve";
    public const string Spend = "spend";
    public const string Release = "release";
    public const string Pass = "pass";
    public const string Correct = "correct";
    public const string Hold = "hold";

    public static string Label(string kind) =>
        kind switch
        {
            Reserve => "预留",
            Spend => "支出",
            Release => "释放",
            Pass => "划转",
            Correct => "更正",
            Hold => "待发",
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such kind of quota entry."),
        };
}

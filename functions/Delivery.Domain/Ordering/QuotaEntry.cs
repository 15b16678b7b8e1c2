namespace Delivery.Domain.Ordering;

/// <summary>One movement of a street's quota; <c>Reserved</c> and <c>Spent</c> are differences in yuan.</summary>
/// <param name="EntryId">Says what is booked, so that booking it twice is booking it once.</param>
/// <param name="Kind">One of <see cref="QuotaKinds"/>.</param>
public sealed record QuotaEntry(
    string EntryId,
    string OrderId,
    string Kind,
    decimal Reserved,
    decimal Spent,
    DateTimeOffset At,
    string? Note
);

public static class QuotaKinds
{
    public const string Reserve = "reserve";
    public const string Spend = "spend";
    public const string Release = "release";

    public static string Label(string kind) =>
        kind switch
        {
            Reserve => "预留",
            Spend => "支出",
            Release => "释放",
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such kind of quota entry."),
        };
}

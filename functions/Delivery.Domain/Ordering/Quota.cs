using Delivery.Domain.Calendar;
using Delivery.Domain.Money;

namespace Delivery.Domain.Ordering;

/// <summary>A street's money from the city for a calendar year, in yuan: what is left is always what its entries leave.</summary>
/// <param name="Given">By the city; what went to other streets or came from them stands in the entries.</param>
public sealed record Quota(string Street, int Year, decimal Given, IReadOnlyList<QuotaEntry> Entries)
{
    /// <summary>The city's yearly quota of one street, until set otherwise.</summary>
    public const decimal DefaultTotal = 10_000m;

    public decimal Granted => Entries.Sum(e => e.Granted);
    public decimal Total => Given + Granted;
    public decimal Reserved => Entries.Sum(e => e.Reserved);
    public decimal Spent => Entries.Sum(e => e.Spent);
    public decimal Available => Total - Reserved - Spent;

    /// <summary>For lessons of the order that no approved pay waits for.</summary>
    public decimal ReservedFor(string orderId) =>
        Entries.Where(e => e.OrderId == orderId).Sum(e => e.Reserved - e.Held);

    /// <summary>Books an entry; one whose id is booked already changes nothing.</summary>
    public Quota With(QuotaEntry entry) =>
        Find(entry.EntryId) is null ? this with { Entries = [.. Entries, entry] } : this;

    /// <summary>On approval: the order's estimated fees.</summary>
    public Outcome<QuotaEntry> Reserve(string orderId, decimal amount, DateTimeOffset at)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(amount);
        var entryId = $"{orderId}-{QuotaKinds.Reserve}";
        if (Find(entryId) is { } booked)
            return Outcome.Of(booked);
        return amount > Available
            ? Overdrawn("本单预估", amount)
            : Outcome.Of(new QuotaEntry(entryId, orderId, QuotaKinds.Reserve, amount, 0, at, null));
    }

    /// <summary>When a lesson is paid: its fee is spent, and its part of the order's reservation is given back.</summary>
    /// <param name="reservedPart">What was reserved for the lesson; never more is given back than the order still holds.</param>
    /// <param name="isPaid">The money is out: the ledger says so, whatever the year can still bear.</param>
    public Outcome<QuotaEntry> Spend(
        string orderId,
        string lessonId,
        decimal fee,
        decimal reservedPart,
        DateTimeOffset at,
        string? note = null,
        bool isPaid = false
    )
    {
        ArgumentOutOfRangeException.ThrowIfNegative(fee);
        ArgumentOutOfRangeException.ThrowIfNegative(reservedPart);
        var entryId = $"{lessonId}-{QuotaKinds.Spend}";
        if (Find(entryId) is { } booked)
            return Outcome.Of(booked);
        var back = Math.Min(reservedPart, ReservedFor(orderId));
        return !isPaid && fee > Available + back
            ? Overdrawn("本课课酬", fee)
            : Outcome.Of(new QuotaEntry(entryId, orderId, QuotaKinds.Spend, -back, fee, at, note));
    }

    /// <summary>When a counter-entry sets right what a closed month paid for a lesson: more is spent, or less.</summary>
    /// <param name="isPaid">As of <see cref="Spend"/>.</param>
    public Outcome<QuotaEntry> Correct(
        string entryId,
        string orderId,
        decimal amount,
        DateTimeOffset at,
        string? note,
        bool isPaid = false
    ) =>
        Find(entryId) is { } booked ? Outcome.Of(booked)
        : !isPaid && amount > Available ? Overdrawn("更正", amount)
        : Outcome.Of(new QuotaEntry(entryId, orderId, QuotaKinds.Correct, 0, amount, at, note));

    /// <summary>
    /// When a month's pay is approved: what it will spend on an order is set aside, so that no order that is approved before the
    /// money is out can take it. What was reserved for the lessons goes into it; approved anew, only the difference is booked.
    /// </summary>
    /// <param name="fees">Lessons and counter-entries together, in yuan; below zero where these take off more.</param>
    /// <param name="reservedPart">What was reserved for the lessons; never more goes than the order still holds.</param>
    public Outcome<QuotaEntry> Hold(
        string orderId,
        Month month,
        decimal fees,
        decimal reservedPart,
        DateTimeOffset at,
        string? note = null
    )
    {
        ArgumentOutOfRangeException.ThrowIfNegative(reservedPart);
        var before = HoldsOf(orderId, month).ToList();
        var held = fees - before.Sum(e => e.Held);
        if (before.Count > 0 && held == 0)
            return Outcome.Of(before[^1]);
        var reserved = before.Count > 0 ? held : held - Math.Min(reservedPart, ReservedFor(orderId));
        var entryId = before.Count > 0 ? $"{HoldId(orderId, month)}-{before.Count}" : HoldId(orderId, month);
        return reserved > 0 && reserved > Available
            ? Overdrawn("待发课酬", reserved)
            : Outcome.Of(new QuotaEntry(entryId, orderId, QuotaKinds.Hold, reserved, 0, at, note, Held: held));
    }

    public bool Holds(string orderId, Month month) => HoldsOf(orderId, month).Any();

    /// <summary>When pay is out that was held: it cannot be too much.</summary>
    /// <param name="kind">Of a lesson, or of a counter-entry.</param>
    public QuotaEntry SpendHeld(
        string entryId,
        string orderId,
        string kind,
        decimal amount,
        DateTimeOffset at,
        string? note = null
    ) => Find(entryId) ?? new QuotaEntry(entryId, orderId, kind, -amount, amount, at, note, Held: -amount);

    /// <summary>When an order is cancelled or closed: whatever it still holds.</summary>
    public QuotaEntry Release(string orderId, DateTimeOffset at, string? note = null)
    {
        var entryId = $"{orderId}-{QuotaKinds.Release}";
        return Find(entryId)
            ?? new QuotaEntry(entryId, orderId, QuotaKinds.Release, -ReservedFor(orderId), 0, at, note);
    }

    /// <summary>When one lesson is cancelled: its part of the order's reservation, as far as the order still holds it.</summary>
    public QuotaEntry ReleaseLesson(
        string orderId,
        string lessonId,
        decimal reservedPart,
        DateTimeOffset at,
        string? note = null
    )
    {
        ArgumentOutOfRangeException.ThrowIfNegative(reservedPart);
        var entryId = $"{lessonId}-{QuotaKinds.Release}";
        return Find(entryId)
            ?? new QuotaEntry(
                entryId,
                orderId,
                QuotaKinds.Release,
                -Math.Min(reservedPart, ReservedFor(orderId)),
                0,
                at,
                note
            );
    }

    /// <summary>What is free goes to another street; the entry there has the same id and the opposite sum.</summary>
    /// <param name="to">Null where it goes to nobody.</param>
    /// <param name="most">Never more than is free goes.</param>
    /// <returns>Null when nothing is free.</returns>
    public QuotaEntry? PassOn(string entryId, string? to, decimal most, DateTimeOffset at, string note) =>
        Math.Min(most, Available) is > 0 and var amount
            ? new QuotaEntry(entryId, "", QuotaKinds.Pass, 0, 0, at, note, -amount, to)
            : null;

    /// <summary>What went to nobody comes back as far as orders need it: the city's sum may be lowered afterwards.</summary>
    /// <returns>Null when nothing went.</returns>
    public QuotaEntry? TakeBack(string entryId, decimal most, DateTimeOffset at, string note) =>
        Math.Min(most, -Entries.Where(e => e is { Kind: QuotaKinds.Pass, Street: null }).Sum(e => e.Granted))
            is > 0
                and var amount
            ? new QuotaEntry(entryId, "", QuotaKinds.Pass, 0, 0, at, note, amount)
            : null;

    private static string HoldId(string orderId, Month month) => $"{orderId}-{QuotaKinds.Hold}-{month}";

    private IEnumerable<QuotaEntry> HoldsOf(string orderId, Month month) =>
        Entries.Where(e =>
            e.Kind == QuotaKinds.Hold && e.EntryId.StartsWith(HoldId(orderId, month), StringComparison.Ordinal)
        );

    private QuotaEntry? Find(string entryId) => Entries.FirstOrDefault(e => e.EntryId == entryId);

    private Outcome<QuotaEntry> Overdrawn(string what, decimal amount) =>
        Outcome.Refused<QuotaEntry>(
            "quota.overdrawn",
            $"{Year}年配额不足：{what}{Yuan.Short(amount)}元，可用{Yuan.Short(Available)}元"
                + $"（全年{Yuan.Short(Total)}元，已预留{Yuan.Short(Reserved)}元，已支出{Yuan.Short(Spent)}元）"
        );
}

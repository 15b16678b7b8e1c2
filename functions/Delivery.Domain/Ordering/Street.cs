namespace Delivery.Domain.Ordering;

/// <param name="Code">1–20 letters and digits.</param>
/// <param name="District">The district's name as in <see cref="Districts"/>, such as "黄浦区".</param>
/// <param name="Lineage">Null for a street that was never merged or split.</param>
public sealed record Street(
    string Code,
    string Name,
    string District,
    StreetStatus Status,
    Contacts Contacts,
    PublishedContact PublishedContact,
    Lineage? Lineage = null
)
{
    /// <summary>The street into which this one has been merged by a day; null while it stands for itself.</summary>
    public string? SuccessorOn(DateOnly day) => Lineage?.Into is { } into && into.From <= day ? into.Code : null;

    /// <summary>The streets for which this one answers by a day, besides itself.</summary>
    public IReadOnlyList<string> TakenBy(DateOnly day) =>
        [.. (Lineage?.Took ?? []).Where(one => one.From <= day).Select(one => one.Code)];
}

using Delivery.Domain.Ordering;

namespace Delivery.Domain.People.Succession;

public enum StreetChangeKind
{
    /// <summary>The street goes into another.</summary>
    Merge,

    /// <summary>A new street is made from it.</summary>
    Split,
}

/// <summary>What staff ask for: streets as they stand, null where nobody is registered under the code.</summary>
/// <param name="From">Asia/Shanghai; null where no date was given.</param>
/// <param name="Orders">Of a split: numbers of the orders that go along.</param>
/// <param name="Part">Of a split: what of the free quota goes along, in yuan; null where no sum was given.</param>
public sealed record StreetChange(
    StreetChangeKind Kind,
    string Code,
    Street? Street,
    string OtherCode,
    Street? Other,
    DateOnly? From,
    decimal? Part,
    string Reason,
    IReadOnlyList<string>? Orders = null
);

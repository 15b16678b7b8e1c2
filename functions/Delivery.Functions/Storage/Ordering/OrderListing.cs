using Delivery.Domain.Ordering;

namespace Delivery.Functions.Storage.Ordering;

/// <summary>An order as lists show it.</summary>
/// <param name="FiledAt">For the first time.</param>
/// <param name="LastFiledAt">Null in rows that were written before they held it.</param>
public sealed record OrderListing(
    string OrderId,
    string Street,
    string District,
    string Discipline,
    Category Category,
    FundingStream FundingStream,
    OrderStage Stage,
    int Lessons,
    DateTimeOffset FirstLesson,
    decimal EstimatedFees,
    DateTimeOffset FiledAt,
    DateTimeOffset? LastFiledAt = null
)
{
    /// <summary>Since when it waits: a returned order waits anew from the day on which it was filed again.</summary>
    public DateTimeOffset WaitsSince() => LastFiledAt ?? FiledAt;
}

using Delivery.Domain.Ordering;

namespace Delivery.Functions.Storage;

/// <summary>An order as lists show it.</summary>
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
    DateTimeOffset FiledAt
);

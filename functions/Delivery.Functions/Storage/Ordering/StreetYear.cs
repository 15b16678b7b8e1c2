using Azure;
using Delivery.Domain.Ordering;
using Delivery.Domain.Ordering.Plans;
using Delivery.Domain.Teaching.Preparing;

namespace Delivery.Functions.Storage.Ordering;

/// <summary>An order that is being written: its form as it was typed, nothing of it judged.</summary>
/// <param name="Id">Of a new order a key of its own; of an answer to a returned order that order's number.</param>
/// <param name="Year">Of the day on which it was begun; it lies in that year of its street.</param>
/// <param name="Fields">By the names under which the form posts them.</param>
public sealed record OrderDraft(
    string Id,
    int Year,
    IReadOnlyDictionary<string, string> Fields,
    DateTimeOffset SavedAt,
    string SavedBy
);

/// <summary>A street's year as it was read in one range; the sums of its quota stand for the entries.</summary>
public sealed record StreetYear
{
    private readonly List<Order> orders = [];
    private readonly List<OrderDraft> drafts = [];
    private readonly Dictionary<string, Preparation> prepared = new(StringComparer.Ordinal);

    public Agreement? Agreement { get; init; }

    public StreetYearHead Head { get; init; } = new(0, 0, 0);

    public AnnualPlan? Plan { get; init; }

    public ETag? PlanVersion { get; init; }

    public IReadOnlyList<Order> Orders => orders;

    public IReadOnlyList<OrderDraft> Drafts => drafts;

    /// <summary>By the course's id; none of a course of which nothing is prepared yet.</summary>
    public IReadOnlyDictionary<string, Preparation> Prepared => prepared;

    internal StreetYear With(Preparation preparation)
    {
        prepared[preparation.CourseId] = preparation;
        return this;
    }

    internal StreetYear With(Order order)
    {
        orders.Add(order);
        return this;
    }

    internal StreetYear With(OrderDraft draft)
    {
        drafts.Add(draft);
        return this;
    }
}

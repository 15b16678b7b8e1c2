using Delivery.Domain.Calendar;

namespace Delivery.Domain.Ordering.Plans;

/// <summary>A street's plan for a year (年度配送计划): what it means to order, and what it spends itself.</summary>
public sealed record AnnualPlan(
    string Street,
    int Year,
    IReadOnlyList<PlanItem> Items,
    PlanBudget Budget,
    DateTimeOffset FiledAt,
    string FiledBy
);

/// <summary>One discipline in one season.</summary>
/// <param name="Discipline">The discipline's code.</param>
/// <param name="Lessons">How many lessons are meant.</param>
/// <param name="Audience">For whom, in words.</param>
public sealed record PlanItem(Season Season, string Discipline, int Lessons, string Audience);

/// <summary>The street's own money, in yuan; the city pays the teachers.</summary>
/// <param name="Travel">Teachers' travel.</param>
/// <param name="Notices">Notices and venue.</param>
public sealed record PlanBudget(decimal Travel, decimal Water, decimal Notices, decimal Equipment)
{
    public static PlanBudget None { get; } = new(0, 0, 0, 0);

    public decimal Total() => Travel + Water + Notices + Equipment;
}

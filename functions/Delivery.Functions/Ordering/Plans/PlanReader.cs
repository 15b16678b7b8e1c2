using System.Globalization;
using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Domain.Ordering.Plans;
using Delivery.Functions.Ordering.Home;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Web;
using Delivery.Functions.Web.Registers;
using Delivery.Pages.Ordering.Plans;
using Delivery.Pages.Web;

namespace Delivery.Functions.Ordering.Plans;

/// <summary>A street's plan of a year beside its orders: its year, and the months of its lessons.</summary>
public sealed class PlanReader(
    Site site,
    Registers registers,
    StreetYears streetYears,
    StreetLessons lessons,
    CurrentSettings settings,
    TimeProvider clock
)
{
    private const int FewestRows = 6;

    public async Task<IReadOnlyList<PlanLine>> LinesAsync(
        string street,
        AnnualPlan? plan,
        IReadOnlyList<Order> orders
    ) =>
        PlanProgress.Of(
            plan,
            orders,
            await lessons.HeldAsync(street, orders, clock.GetUtcNow()),
            settings.Ordering.Seasons
        );

    /// <param name="typed">A refused or a longer form; null shows what is stored.</param>
    /// <param name="postTo">Null for who only reads.</param>
    public async Task<PlanModel> ModelAsync(
        Caller caller,
        string street,
        string streetName,
        int year,
        string? postTo,
        FormErrors errors,
        PlanForm? typed = null
    )
    {
        var whole = await streetYears.WholeAsync(street, year);
        var disciplines = await registers.Disciplines.LatelyAsync();
        var names = disciplines.ToDictionary(row => row.RowKey, row => row.Value.Name);
        return new PlanModel(
            site.FrameFor(caller),
            Guid.NewGuid().ToString("N"),
            streetName,
            year,
            typed?.Version ?? EntrySent.VersionOf(whole.PlanVersion),
            [.. (await LinesAsync(street, whole.Plan, whole.Orders)).Select(line => LineOf(line, names))],
            typed?.Rows ?? RowsOf(whole.Plan),
            typed?.Budget ?? BudgetOf(whole.Plan?.Budget),
            [.. Enum.GetValues<SeasonKind>().Select(kind => new Season(year, kind)).Select(ChoiceOf)],
            [
                .. disciplines
                    .Where(row => row.Value.Active)
                    .OrderBy(row => row.Value.Category)
                    .Select(row => new Choice(row.RowKey, row.Value.Name, row.Value.Category.Label())),
            ],
            whole.Plan is { } plan ? $"{Dates.Stamp(plan.FiledAt)} {plan.FiledBy}保存" : null,
            postTo,
            errors
        );
    }

    private static Choice ChoiceOf(Season season) => new(season.ToString(), season.Label);

    private static IReadOnlyList<PlanRowValues> RowsOf(AnnualPlan? plan)
    {
        var rows = (plan?.Items ?? [])
            .Select(item => new PlanRowValues($"{item.Season}", item.Discipline, $"{item.Lessons}", item.Audience))
            .ToList();
        while (rows.Count < FewestRows)
            rows.Add(new PlanRowValues());
        return rows;
    }

    private static PlanBudgetValues BudgetOf(PlanBudget? budget) =>
        budget is null
            ? new PlanBudgetValues()
            : new PlanBudgetValues(
                Typed(budget.Travel),
                Typed(budget.Water),
                Typed(budget.Notices),
                Typed(budget.Equipment)
            );

    private static string Typed(decimal yuan) =>
        yuan.ToString(decimal.IsInteger(yuan) ? "0" : "0.00", CultureInfo.InvariantCulture);

    private static PlanLineView LineOf(PlanLine line, IReadOnlyDictionary<string, string> names) =>
        new(
            line.Season?.Label ?? "季外",
            names.GetValueOrDefault(line.Discipline, line.Discipline),
            line.Planned,
            line.Ordered,
            line.Held,
            line.Audience
        );
}

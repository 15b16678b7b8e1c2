using System.Globalization;
using System.Text.RegularExpressions;
using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering.Plans;
using Delivery.Functions.Web.Typed;
using Delivery.Pages.Ordering.Plans;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;

namespace Delivery.Functions.Ordering.Plans;

/// <summary>A posted plan: what was typed, the plan it makes, and what could not be read. Empty rows say nothing.</summary>
internal sealed partial record PlanFormRead(PlanForm Typed, PlanSent Sent, IReadOnlyList<FieldError> Unreadable)
{
    // The n-th item may stand in a later row, since empty rows are left out.
    private IReadOnlyList<int> Rows { get; init; } = [];

    public static PlanFormRead Of(IFormCollection form, string street, int year)
    {
        var typed = TypedOf(form);
        var wrong = new List<FieldError>();
        var filled = typed.Rows.Index().Where(row => row.Item != new PlanRowValues()).ToList();
        var items = filled.Select(row => ItemOf(row.Index, row.Item, wrong)).ToList();
        var budget = new PlanBudget(
            Yuan(typed.Budget.Travel, "travel", wrong),
            Yuan(typed.Budget.Water, "water", wrong),
            Yuan(typed.Budget.Notices, "notices", wrong),
            Yuan(typed.Budget.Equipment, "equipmentYuan", wrong)
        );
        return new PlanFormRead(typed, new PlanSent(street, year, items, budget), wrong)
        {
            Rows = [.. filled.Select(row => row.Index)],
        };
    }

    /// <summary>Everything wrong, beside the field where it was typed.</summary>
    public FormErrors Errors(IEnumerable<Refusal> refusals) =>
        new([.. Unreadable, .. refusals.Select(refusal => new FieldError(FormNameOf(refusal.Field), refusal.Message))]);

    private static PlanForm TypedOf(IFormCollection form)
    {
        string At(string name, int row) => form[$"{name}[{row}]"].ToString();
        var rows = Enumerable
            .Range(0, PlanRules.MostItems)
            .TakeWhile(row => form.ContainsKey($"planDiscipline[{row}]"))
            .Select(row => new PlanRowValues(
                At("planSeason", row),
                At("planDiscipline", row),
                At("planLessons", row),
                At("planAudience", row)
            ));
        return new PlanForm(
            [.. rows],
            new PlanBudgetValues(
                $"{form["travel"]}",
                $"{form["water"]}",
                $"{form["notices"]}",
                $"{form["equipmentYuan"]}"
            ),
            $"{form["version"]}"
        );
    }

    private static PlanItem ItemOf(int row, PlanRowValues typed, List<FieldError> wrong)
    {
        if (!Season.TryParse(typed.Season, out var season))
            wrong.Add(new FieldError($"planSeason[{row}]", $"第{row + 1}行请选择季度"));
        if (TypedNumbers.Whole(typed.Lessons) is not { } lessons)
        {
            wrong.Add(new FieldError($"planLessons[{row}]", $"第{row + 1}行请填写课时，例如 10"));
            lessons = 1;
        }

        return new PlanItem(season, typed.Discipline, lessons, typed.Audience);
    }

    // An empty amount is none.
    private static decimal Yuan(string typed, string field, List<FieldError> wrong)
    {
        if (typed.Length == 0)
            return 0;
        if (decimal.TryParse(typed, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var yuan))
            return yuan;
        wrong.Add(new FieldError(field, "请填写金额，例如 1200 或 1200.50"));
        return 0;
    }

    private string FormNameOf(string? field)
    {
        if (field is not null && ItemField().Match(field) is { Success: true, Groups: var found })
        {
            var row = Rows[int.Parse(found["at"].ValueSpan, CultureInfo.InvariantCulture)];
            var name = found["name"].Value;
            return $"plan{char.ToUpperInvariant(name[0])}{name[1..]}[{row}]";
        }

        return field switch
        {
            "budget.equipment" => "equipmentYuan",
            "items" => "planDiscipline[0]",
            _ => field?.Replace("budget.", string.Empty, StringComparison.Ordinal) ?? string.Empty,
        };
    }

    [GeneratedRegex(
        @"\Aitems\[(?<at>[0-9]{1,3})\]\.(?<name>[a-z]+)\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex ItemField();
}

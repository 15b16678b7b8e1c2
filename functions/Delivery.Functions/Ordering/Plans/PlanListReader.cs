using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Domain.Ordering.Plans;
using Delivery.Functions.Ordering.Home;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Storage.Settlement;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Web.Sheets;
using Delivery.Pages.Ordering.Plans;
using Delivery.Pages.Web;

namespace Delivery.Functions.Ordering.Plans;

/// <param name="District">Empty for all.</param>
/// <param name="Show">all, filed or none.</param>
public sealed record PlansAsked(int Year, string District, string Show)
{
    public bool Fits(PlanListLine line) =>
        Show switch
        {
            "filed" => line.Planned is not null,
            "none" => line.Planned is null,
            _ => true,
        };
}

/// <summary>
/// All streets with their plan of a year: its copies, the year's lists of orders and the lists of its months, a range each,
/// whatever the number of streets.
/// </summary>
public sealed class PlanListReader(
    Registers registers,
    PlanLists plans,
    OrderLists orders,
    LessonLists lessons,
    TimeProvider clock
)
{
    private const int AtOnce = 1_000;

    // A change may have moved a lesson out of the year, by a month or two.
    private const int MonthsAround = 2;

    /// <summary>The streets of a district, or all, in the city's order.</summary>
    public async Task<IReadOnlyList<PlanListLine>> LinesAsync(int year, string district)
    {
        var filed = await plans.OfYearAsync(year);
        var ordered = (await OrdersAsync(year)).ToLookup(order => order.Street, StringComparer.Ordinal);
        var held = StreetLessons.HeldOf(ordered.Count == 0 ? [] : await LessonsAsync(year), clock.GetUtcNow());
        return
        [
            .. (await registers.Streets.LatelyAsync())
                .Select(street => street.Value)
                .Where(street => district.Length == 0 || street.District == district)
                .OrderBy(street => Districts.PlaceOf(street.District))
                .ThenBy(street => street.Code, StringComparer.Ordinal)
                .Select(street => LineOf(street, filed.GetValueOrDefault(street.Code), ordered[street.Code], held)),
        ];
    }

    public static Sheet SheetOf(PlansAsked asked, IEnumerable<PlanListLine> lines) =>
        new(
            $"配送计划 {asked.Year}",
            [
                "街镇",
                "代码",
                "区",
                "有无计划",
                "计划课时",
                "已申报课时",
                "已上课时",
                "街镇自己的经费（元）",
                "保存时间",
            ],
            [
                .. lines.Select(line =>
                    (IReadOnlyList<Cell>)
                        [
                            new Cell.Text(line.Street),
                            new Cell.Text(line.Code),
                            new Cell.Text(line.District),
                            new Cell.Text(line.Planned is null ? "没有" : "有"),
                            new Cell.Count(line.Planned ?? 0),
                            new Cell.Count(line.Ordered),
                            new Cell.Count(line.Held),
                            new Cell.Yuan(line.Budget ?? 0),
                            new Cell.Text(line.FiledAt is { } at ? Dates.Stamp(at) : ""),
                        ]
                ),
            ]
        )
        {
            Summed = true,
        };

    private static PlanListLine LineOf(
        Street street,
        PlanListing? plan,
        IEnumerable<OrderListing> orders,
        IReadOnlyDictionary<string, int> held
    )
    {
        var (ordered, over) = PlanProgress.Totals(
            orders.Select(order => (order.OrderId, order.Stage, order.Lessons)),
            held
        );
        return new PlanListLine(
            street.Code,
            street.Name,
            street.District,
            plan?.Lessons,
            ordered,
            over,
            plan?.Budget,
            plan?.FiledAt
        );
    }

    // The lists of the year's seasons, and that of the months between them.
    private async Task<IReadOnlyList<OrderListing>> OrdersAsync(int year)
    {
        var found = new List<OrderListing>();
        foreach (
            var list in Enum.GetValues<SeasonKind>().Select(kind => $"{new Season(year, kind)}").Append($"{year:0000}")
        )
        {
            string? after = null;
            do
            {
                var page = await orders.PageAsync(list, stage: null, streets: null, after, AtOnce - 1);
                found.AddRange(page.Rows.Select(row => row.Value));
                after = page.After;
            } while (after is not null);
        }

        return found;
    }

    private async Task<IEnumerable<LessonOfMonth>> LessonsAsync(int year)
    {
        var now = Month.Of(ShanghaiTime.DateOf(clock.GetUtcNow()));
        var first = Month.Of(new DateOnly(year, 1, 1).AddMonths(-MonthsAround));
        var last = Month.Of(new DateOnly(year, 12, 1).AddMonths(MonthsAround));
        var months = new List<Month>();
        for (var month = first; month.CompareTo(now) <= 0 && month.CompareTo(last) <= 0; month = month.Next)
            months.Add(month);
        var read = await Task.WhenAll(months.Select(month => lessons.OfMonthAsync(month)));
        // What nobody said anything about stands in the month after as well.
        return read.SelectMany(month => month).DistinctBy(lesson => lesson.LessonId);
    }
}

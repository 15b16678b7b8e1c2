using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Storage.Ordering;
using Delivery.Pages.Web;
using Delivery.Pages.Web.Registers;

namespace Delivery.Functions.Ordering.Calendar;

/// <summary>Which windows a year's calendar makes, and which of those that are open or still to come another one would move.</summary>
public sealed class CalendarMoves(
    Calendars calendars,
    CalendarOrders orders,
    CurrentSettings settings,
    TimeProvider clock
)
{
    /// <summary>The windows of the year, as they are.</summary>
    public async Task<IReadOnlyList<FactGroup>> WindowsOfAsync(int year)
    {
        var calendar = await calendars.LoadAsync();
        return
        [
            new FactGroup(
                $"{year}年各月结算",
                [
                    .. from number in Enumerable.Range(1, 12)
                    let month = new Month(year, number)
                    let windows = Windows(month, calendar)
                    where windows is not null
                    select new Fact(
                        $"{number}月的课",
                        string.Join(
                            '\n',
                            Named(windows)
                                .Select(one => $"{one.Name} {Dates.DaySpan(one.Window.First, one.Window.Last)}")
                        )
                    ),
                ],
                "没有列出的月份，要等下一年的年历录入后才能算。",
                Paths.SettlementWindows(year),
                "全年的结算日期"
            ),
        ];
    }

    /// <summary>In sentences, for a person who is about to save the year.</summary>
    public async Task<IReadOnlyList<string>> OfAsync(CalendarYear changed)
    {
        var before = await calendars.LoadAsync();
        var years = (await calendars.Years.AllAsync().ToListAsync()).Select(row => row.Value);
        var after = new WorkingCalendar([.. years.Where(year => year.Year != changed.Year), changed]);
        var now = clock.GetUtcNow();
        var today = ShanghaiTime.DateOf(now);
        return
        [
            .. Settlements(before, after, today, changed.Year),
            .. Ordering(before, after, now),
            .. await orders.OfAsync(changed, before, after, today),
        ];
    }

    private IEnumerable<string> Settlements(WorkingCalendar before, WorkingCalendar after, DateOnly today, int year) =>
        // Lessons are paid in the month after, and a long holiday may carry a window into the next.
        from months in Enumerable.Range(-2, 15)
        let month = new Month(year, 1).AddMonths(months)
        let pair = (Was: Windows(month, before), Is: Windows(month, after))
        where pair.Was is not null && pair.Is is not null
        from window in Named(pair.Was).Zip(Named(pair.Is), (was, now) => (was.Name, Was: was.Window, Is: now.Window))
        where window.Was != window.Is && (window.Was.Last >= today || window.Is.Last >= today)
        select $"{Dates.Month(month)}课程的{window.Name}{(window.Was.Contains(today) ? "（正在进行）" : "")}：原为{Words(window.Was)}，将改为{Words(window.Is)}";

    private IEnumerable<string> Ordering(WorkingCalendar before, WorkingCalendar after, DateTimeOffset now)
    {
        if (Earliest(before, now) is { } was && Earliest(after, now) is { } then && was != then)
            yield return $"现在申报的订单，首课最早可排的日子：原为{Dates.Day(was)}，将改为{Dates.Day(then)}";
    }

    private DateOnly? Earliest(WorkingCalendar calendar, DateTimeOffset now) =>
        FilingRules.FindEarliestFirstLesson(now, calendar, settings.Ordering);

    private SettlementWindows? Windows(Month month, WorkingCalendar calendar) =>
        Deadlines.Known(() => SettlementWindows.Of(month, calendar, settings.SettlementOf(month)));

    private static IReadOnlyList<(string Name, Window Window)> Named(SettlementWindows windows) =>
        [
            ("反馈", windows.Feedback),
            ("编制工资", windows.Payroll),
            ("老师核对", windows.Check),
            ("发放", windows.Payout),
        ];

    private static string Words(Window window) => $"{Dates.Day(window.First)}—{Dates.Day(window.Last)}";
}

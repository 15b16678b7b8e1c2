using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;

namespace Delivery.Domain.Operation;

/// <summary>The settings of seasons and of the year's calendar (domain.md, sections 1 and 3).</summary>
internal static class CalendarCatalogue
{
    private static readonly SettingPart<OrderSettings> Ordering = new(
        SettingGroup.Ordering,
        all => all.Ordering,
        (all, part) => all with { Ordering = part }
    );

    private static readonly SettingPart<MissingYearSettings> MissingYear = new(
        SettingGroup.Office,
        all => all.MissingYear,
        (all, part) => all with { MissingYear = part }
    );

    public static IReadOnlyList<Setting> All { get; } =
    [
        Season(
            "spring-first-month",
            "春季从几月开始",
            of => of.SpringFirst,
            (of, month) => of with { SpringFirst = month }
        ),
        Season(
            "spring-last-month",
            "春季到几月为止",
            of => of.SpringLast,
            (of, month) => of with { SpringLast = month }
        ),
        Season(
            "summer-first-month",
            "暑期从几月开始",
            of => of.YouthSummerFirst,
            (of, month) => of with { YouthSummerFirst = month }
        ),
        Season(
            "summer-last-month",
            "暑期到几月为止",
            of => of.YouthSummerLast,
            (of, month) => of with { YouthSummerLast = month }
        ),
        Season(
            "autumn-first-month",
            "秋季从几月开始",
            of => of.AutumnFirst,
            (of, month) => of with { AutumnFirst = month }
        ),
        Season(
            "autumn-last-month",
            "秋季到几月为止",
            of => of.AutumnLast,
            (of, month) => of with { AutumnLast = month }
        ),
        MissingYear.Whole(
            "calendar-asked-from-month",
            "从几月起提醒导入下一年的工作日历",
            "月",
            (1, 12),
            of => of.FromMonth,
            (of, month) => of with { FromMonth = month }
        ),
        MissingYear.Whole(
            "calendar-asked-from-day",
            "从该月几日起提醒",
            "日",
            (1, 28),
            of => of.FromDay,
            (of, day) => of with { FromDay = day }
        ),
    ];

    private static Setting Season(
        string name,
        string label,
        Func<SeasonMonths, int> get,
        Func<SeasonMonths, int, SeasonMonths> put
    ) =>
        Ordering.Whole(
            name,
            label,
            "月",
            (1, 12),
            of => get(of.Seasons),
            (of, month) => of with { Seasons = put(of.Seasons, month) },
            "已申报的订单不受影响。"
        );
}

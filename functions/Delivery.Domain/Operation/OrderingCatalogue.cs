using Delivery.Domain.Ordering;

namespace Delivery.Domain.Operation;

/// <summary>The settings of ordering and approval (domain.md, sections 1–4).</summary>
internal static class OrderingCatalogue
{
    private static readonly SettingPart<OrderSettings> Ordering = new(
        SettingGroup.Ordering,
        all => all.Ordering,
        (all, part) => all with { Ordering = part }
    );

    public static IReadOnlyList<Setting> All { get; } =
    [
        Ordering.Whole(
            "filing-working-days",
            "第一节课前至少几个工作日申报",
            "个工作日",
            (0, 60),
            of => of.FilingWorkingDays,
            (of, days) => of with { FilingWorkingDays = days }
        ),
        Ordering.Time(
            "filing-day-ends",
            "几点以后申报算第二天",
            of => of.FilingDayEnds,
            (of, time) => of with { FilingDayEnds = time }
        ),
        Ordering.YesNo(
            "agreement-required",
            "没有当年责任书不能申报",
            of => of.AgreementRequired,
            (of, yes) => of with { AgreementRequired = yes }
        ),
        Ordering.Whole(
            "agreement-reminder-working-days",
            "没有签责任书的街镇每几个工作日提醒一次",
            "个工作日",
            (1, 60),
            of => of.AgreementReminderWorkingDays,
            (of, days) => of with { AgreementReminderWorkingDays = days }
        ),
        Ordering.Whole(
            "agreement-scan-most-megabytes",
            "责任书扫描件最大",
            "兆",
            (1, 20),
            of => of.AgreementScanMostMegabytes,
            (of, megabytes) => of with { AgreementScanMostMegabytes = megabytes }
        ),
        Ordering.Amount(
            "yearly-quota",
            "每个街镇全年配额经费",
            "元",
            (0m, 10_000_000m),
            of => of.YearlyQuota,
            (of, yuan) => of with { YearlyQuota = yuan },
            "只用于基本配送的课酬。年中改动，当年按新的数额；已过去的年份不变。"
        ),
        Ordering.Whole(
            "season-opens-days-before",
            "每季开始前几天开放申报",
            "天",
            (0, 365),
            of => of.SeasonOpensDaysBefore,
            (of, days) => of with { SeasonOpensDaysBefore = days },
            "已单独设定申报时间的季度不受影响。"
        ),
        Ordering.Whole(
            "shortest-minutes",
            "每节课最短",
            "分钟",
            (10, 480),
            of => of.ShortestMinutes,
            (of, minutes) => of with { ShortestMinutes = minutes }
        ),
        Ordering.Whole(
            "longest-minutes",
            "每节课最长",
            "分钟",
            (10, 480),
            of => of.LongestMinutes,
            (of, minutes) => of with { LongestMinutes = minutes }
        ),
        Ordering.Time(
            "earliest-start",
            "最早几点开始上课",
            of => of.EarliestStart,
            (of, time) => of with { EarliestStart = time }
        ),
        Ordering.Time("latest-end", "最晚几点下课", of => of.LatestEnd, (of, time) => of with { LatestEnd = time }),
        Ordering.Whole(
            "review-reminder-working-days",
            "未审核几个工作日后提醒审核人员",
            "个工作日",
            (1, 30),
            of => of.ReviewReminderWorkingDays,
            (of, days) => of with { ReviewReminderWorkingDays = days },
            "已在等审核的订单仍按提交时的天数提醒。"
        ),
        Ordering.Whole(
            "review-escalation-working-days",
            "未审核几个工作日后告知主管",
            "个工作日",
            (1, 30),
            of => of.ReviewEscalationWorkingDays,
            (of, days) => of with { ReviewEscalationWorkingDays = days },
            "已在等审核的订单仍按提交时的天数告知。"
        ),
    ];
}

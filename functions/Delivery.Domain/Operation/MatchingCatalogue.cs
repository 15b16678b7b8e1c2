using Delivery.Domain.Matching;

namespace Delivery.Domain.Operation;

/// <summary>The settings of matching (domain.md, section 5).</summary>
internal static class MatchingCatalogue
{
    private static readonly SettingPart<MatchingSettings> Matching = new(
        SettingGroup.Matching,
        all => all.Matching,
        (all, part) => all with { Matching = part }
    );

    private static readonly SettingPart<ScoreWeights> Weights = new(
        SettingGroup.Matching,
        all => all.Matching.Weights,
        (all, part) => all with { Matching = all.Matching with { Weights = part } }
    );

    public static IReadOnlyList<Setting> All { get; } =
    [
        Matching.Whole(
            "gap-minutes",
            "同一区内两个场地之间至少相隔",
            "分钟",
            (0, 480),
            of => of.GapMinutes,
            (of, minutes) => of with { GapMinutes = minutes },
            "已确认的课不变。"
        ),
        Matching.Whole(
            "gap-minutes-across-districts",
            "跨区的两个场地之间至少相隔",
            "分钟",
            (0, 480),
            of => of.GapMinutesAcrossDistricts,
            (of, minutes) => of with { GapMinutesAcrossDistricts = minutes },
            "已确认的课不变。"
        ),
        Matching.Whole(
            "ask-at-once",
            "一次同时询问几位老师",
            "位",
            (1, 20),
            of => of.AskAtOnce,
            (of, teachers) => of with { AskAtOnce = teachers }
        ),
        Matching.Whole(
            "plan-every-minutes",
            "每隔多久把等待的课程一起排一次（0为来一门排一门）",
            "分钟",
            (0, 240),
            of => of.PlanEveryMinutes,
            (of, minutes) => of with { PlanEveryMinutes = minutes }
        ),
        Matching.Whole(
            "urgent-working-days",
            "离首课不到几个工作日就马上排",
            "个工作日",
            (0, 20),
            of => of.UrgentWorkingDays,
            (of, days) => of with { UrgentWorkingDays = days }
        ),
        Matching.Whole(
            "plan-seconds",
            "一次排课最多算多久",
            "秒",
            (1, 120),
            of => of.PlanSeconds,
            (of, seconds) => of with { PlanSeconds = seconds },
            "到时间还没有证明是最好的，就用已找到的，并写明差距。"
        ),
        Matching.Whole(
            "answer-working-hours",
            "老师几个工作小时内答复问询单",
            "个工作小时",
            (2, 160),
            of => of.AnswerWorkingHours,
            (of, hours) => of with { AnswerWorkingHours = hours },
            "每个工作日8小时；过半时提醒。已发出的问询单仍按原来的期限。"
        ),
        Matching.Whole(
            "objection-working-days",
            "老师签收后，街镇几个工作日内可以对老师提异议",
            "个工作日",
            (0, 5),
            of => of.ObjectionWorkingDays,
            (of, days) => of with { ObjectionWorkingDays = days },
            "0就是不接受异议；已签收的仍按原来的期限。"
        ),
        Matching.Whole(
            "objection-reminder-working-days",
            "街镇的异议几个工作日没有决定就提醒协会",
            "个工作日",
            (1, 10),
            of => of.ObjectionReminderWorkingDays,
            (of, days) => of with { ObjectionReminderWorkingDays = days },
            "再过同样的时间告诉主管。"
        ),
        Matching.Whole(
            "certificate-days",
            "老师的证书到期前几天提醒",
            "天",
            (1, 180),
            of => of.CertificateDays,
            (of, days) => of with { CertificateDays = days },
            "到期那天再提醒一次。"
        ),
        Weight(
            "weight-taught-here",
            "评分：在这里教过且评价好",
            of => of.TaughtHereWell,
            (of, n) => of with { TaughtHereWell = n }
        ),
        Weight("weight-distance", "评分：距离近", of => of.Distance, (of, n) => of with { Distance = n }),
        Weight("weight-grade", "评分：等级符合要求", of => of.GradeAskedFor, (of, n) => of with { GradeAskedFor = n }),
        Weight("weight-fairness", "评分：本季课少的优先", of => of.Fairness, (of, n) => of with { Fairness = n }),
        Weight("weight-response", "评分：答复及时", of => of.Response, (of, n) => of with { Response = n }),
        Weight("weight-requested", "评分：街镇点名", of => of.Requested, (of, n) => of with { Requested = n }),
    ];

    private static Setting Weight(
        string name,
        string label,
        Func<ScoreWeights, decimal> read,
        Func<ScoreWeights, decimal, ScoreWeights> write
    ) => Weights.Amount(name, label, "分", (0m, 100m), read, write);
}

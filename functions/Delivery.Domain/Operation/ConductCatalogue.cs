using Delivery.Domain.Conduct;

namespace Delivery.Domain.Operation;

/// <summary>The settings of changes, violations and suspensions (domain.md, sections 2 and 8).</summary>
internal static class ConductCatalogue
{
    private static readonly SettingPart<ConductSettings> Conduct = new(
        SettingGroup.Conduct,
        all => all.Conduct,
        (all, part) => all with { Conduct = part }
    );

    public static IReadOnlyList<Setting> All { get; } =
    [
        Conduct.Whole(
            "change-urgent-hours",
            "离上课不到几小时的更改申请算紧急",
            "小时",
            (1, 168),
            of => of.ChangeUrgentHours,
            (of, hours) => of with { ChangeUrgentHours = hours }
        ),
        Conduct.Whole(
            "change-reminder-working-days",
            "更改申请几个工作日没有决定就提醒",
            "个工作日",
            (1, 10),
            of => of.ChangeReminderWorkingDays,
            (of, days) => of with { ChangeReminderWorkingDays = days }
        ),
        Conduct.Whole(
            "violations-to-suspend",
            "一季内几次违规提出停止配送",
            "次",
            (1, 20),
            of => of.ViolationsToSuspend,
            (of, times) => of with { ViolationsToSuspend = times }
        ),
        Conduct.Whole(
            "suspension-reminder-working-days",
            "停止配送的事几个工作日没有办就提醒",
            "个工作日",
            (1, 20),
            of => of.SuspensionReminderWorkingDays,
            (of, days) => of with { SuspensionReminderWorkingDays = days }
        ),
        Conduct.Whole(
            "rectification-working-days",
            "停止配送后几个工作日内提交整改",
            "个工作日",
            (1, 60),
            of => of.RectificationWorkingDays,
            (of, days) => of with { RectificationWorkingDays = days }
        ),
        Points("delivered", "按计划上课的分值", of => of.DeliveredPoints, (of, to) => of with { DeliveredPoints = to }),
        Points(
            "participant",
            "到课人数的分值",
            of => of.ParticipantPoints,
            (of, to) => of with { ParticipantPoints = to }
        ),
        Points("feedback", "按时反馈的分值", of => of.FeedbackPoints, (of, to) => of with { FeedbackPoints = to }),
        Points("roster", "学员名单的分值", of => of.RosterPoints, (of, to) => of with { RosterPoints = to }),
        Points("news", "配送新闻的分值", of => of.NewsPoints, (of, to) => of with { NewsPoints = to }),
        Points("rating", "课程评分的分值", of => of.RatingPoints, (of, to) => of with { RatingPoints = to }),
        Points(
            "violation",
            "每次违规扣分",
            of => of.PointsPerViolation,
            (of, to) => of with { PointsPerViolation = to }
        ),
        Points(
            "grave",
            "每次严重违规扣分",
            of => of.PointsPerGraveViolation,
            (of, to) => of with { PointsPerGraveViolation = to }
        ),
    ];

    private static Setting Points(
        string name,
        string label,
        Func<ConductSettings, int> read,
        Func<ConductSettings, int, ConductSettings> write
    ) => Conduct.Whole($"assessment-{name}-points", $"年度评估：{label}", "分", (0, 100), read, write);
}

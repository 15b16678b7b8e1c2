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
    ];
}

namespace Delivery.Domain.Operation;

/// <summary>The settings of how long things are kept (domain.md, section 9).</summary>
internal static class RetentionCatalogue
{
    private const string NextNight = "下一个夜里起按新的期限删除；删掉的不能恢复。";

    private static readonly SettingPart<RetentionSettings> Retention = new(
        SettingGroup.Retention,
        all => all.Retention,
        (all, part) => all with { Retention = part }
    );

    public static IReadOnlyList<Setting> All { get; } =
    [
        Months("mail-months", "发过的邮件的记录", of => of.MailMonths, (of, n) => of with { MailMonths = n }),
        Months("media-months", "上课的照片和视频", of => of.MediaMonths, (of, n) => of with { MediaMonths = n }),
        Months(
            "roster-months",
            "学员名单和报名（课程结束后）",
            of => of.RosterMonths,
            (of, n) => of with { RosterMonths = n }
        ),
        Months(
            "register-history-months",
            "名单的修改历史",
            of => of.RegisterHistoryMonths,
            (of, n) => of with { RegisterHistoryMonths = n }
        ),
        Months(
            "instance-months",
            "办完的流程的过程记录",
            of => of.InstanceMonths,
            (of, n) => of with { InstanceMonths = n }
        ),
        Retention.Whole(
            "backup-days",
            "每夜的备份保存几天",
            "天",
            (7, 365),
            of => of.BackupDays,
            (of, days) => of with { BackupDays = days },
            NextNight
        ),
    ];

    private static Setting Months(
        string name,
        string label,
        Func<RetentionSettings, int> read,
        Func<RetentionSettings, int, RetentionSettings> write
    ) => Retention.Whole(name, $"{label}保存几个月", "个月", (1, 240), read, write, NextNight);
}

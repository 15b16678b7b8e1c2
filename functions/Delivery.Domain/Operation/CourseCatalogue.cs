using Delivery.Domain.Calendar;
using Delivery.Domain.Programme;
using Delivery.Domain.Teaching;

namespace Delivery.Domain.Operation;

/// <summary>The settings of lessons, the weekly programme and the month's pay (domain.md, sections 2, 3, 6 and 7).</summary>
internal static class CourseCatalogue
{
    private const string LaterMonths = "生效日以后才开始的结算月起用；已经开始的月份不变。";

    private static readonly SettingPart<LessonSettings> Teaching = new(
        SettingGroup.Teaching,
        all => all.Teaching,
        (all, part) => all with { Teaching = part }
    );

    private static readonly SettingPart<ProgrammeSettings> Programme = new(
        SettingGroup.Programme,
        all => all.Programme,
        (all, part) => all with { Programme = part }
    );

    private static readonly SettingPart<SettlementSettings> Settlement = new(
        SettingGroup.Settlement,
        all => all.Settlement,
        (all, part) => all with { Settlement = part }
    );

    public static IReadOnlyList<Setting> All { get; } =
    [
        Teaching.Whole(
            "reminder-days-before",
            "上课前几天提醒老师和街镇",
            "天",
            (1, 14),
            of => of.ReminderDaysBefore,
            (of, days) => of with { ReminderDaysBefore = days },
            "已确认的课仍按原来的时间提醒。"
        ),
        Teaching.Whole(
            "reminder-hours-before",
            "上课前几小时再提醒一次老师和街镇（0为不提醒）",
            "小时",
            (0, 12),
            of => of.ReminderHoursBefore,
            (of, hours) => of with { ReminderHoursBefore = hours }
        ),
        Teaching.Whole(
            "begun-after-minutes",
            "上课几分钟后还没有动静就问一声（0为不问）",
            "分钟",
            (0, 60),
            of => of.BegunAfterMinutes,
            (of, minutes) => of with { BegunAfterMinutes = minutes }
        ),
        Teaching.Whole(
            "media-most-items",
            "一节课最多几张照片、几段视频",
            "个",
            (1, 100),
            of => of.MediaMostItems,
            (of, items) => of with { MediaMostItems = items }
        ),
        Teaching.Whole(
            "media-most-megabytes",
            "一个照片或视频最大多少兆",
            "兆",
            (10, 4000),
            of => of.MediaMostMegabytes,
            (of, megabytes) => of with { MediaMostMegabytes = megabytes }
        ),
        Teaching.Whole(
            "media-days",
            "课后几天内上传照片或视频",
            "天",
            (1, 30),
            of => of.MediaDays,
            (of, days) => of with { MediaDays = days }
        ),
        Teaching.Whole(
            "roster-working-days",
            "第一节课后几个工作日内交学员名单",
            "个工作日",
            (1, 30),
            of => of.RosterWorkingDays,
            (of, days) => of with { RosterWorkingDays = days }
        ),
        Teaching.Whole(
            "news-working-days",
            "最后一节课后几个工作日内交配送新闻",
            "个工作日",
            (1, 30),
            of => of.NewsWorkingDays,
            (of, days) => of with { NewsWorkingDays = days }
        ),
        Teaching.Whole(
            "preparation-days",
            "第一节课前几天确认场地、张贴海报",
            "天",
            (0, 30),
            of => of.PreparationDays,
            (of, days) => of with { PreparationDays = days }
        ),
        Teaching.Whole(
            "contact-days",
            "第一节课前几天联系老师、备好器材",
            "天",
            (0, 30),
            of => of.ContactDays,
            (of, days) => of with { ContactDays = days }
        ),
        Teaching.Whole(
            "chase-days",
            "未办事项到期前几天开始，每个工作日发一封提醒给街镇",
            "天",
            (0, 10),
            of => of.ChaseDays,
            (of, days) => of with { ChaseDays = days }
        ),
        Teaching.Whole(
            "escalate-working-days",
            "街镇逾期几个工作日没有办，告诉工作人员",
            "个工作日",
            (1, 10),
            of => of.EscalateWorkingDays,
            (of, days) => of with { EscalateWorkingDays = days }
        ),
        Teaching.Whole(
            "skill-headcount",
            "技能课到课少于几人算人数不足",
            "人",
            (1, 1000),
            of => of.SkillHeadcount,
            (of, people) => of with { SkillHeadcount = people }
        ),
        Teaching.Whole(
            "lecture-headcount",
            "讲座到课少于几人算人数不足",
            "人",
            (1, 1000),
            of => of.LectureHeadcount,
            (of, people) => of with { LectureHeadcount = people }
        ),
        Programme.Time(
            "programme-time",
            "每周五几点发布下周一览",
            of => of.Time,
            (of, time) => of with { Time = time },
            "不在原来的整点时，最多晚10分钟发布。"
        ),
        Programme.Time(
            "programme-hold-until",
            "一周一览最晚可以暂缓到周五几点",
            of => of.HoldUntil,
            (of, time) => of with { HoldUntil = time },
            "到时自动发布，最多晚10分钟。"
        ),
        Programme.Whole(
            "article-pictures",
            "一周一览的文章里最多配几张新闻照片",
            "张",
            (0, 8),
            of => of.ArticlePictures,
            (of, pictures) => of with { ArticlePictures = pictures },
            "取最近四周已发布的街镇新闻，每篇一张；0表示不配。"
        ),
        Day(
            "feedback-last-day",
            "街镇反馈截止日",
            of => of.FeedbackLastDay,
            (of, day) => of with { FeedbackLastDay = day }
        ),
        Day(
            "payroll-last-day",
            "工资单编制截止日",
            of => of.PayrollLastDay,
            (of, day) => of with { PayrollLastDay = day }
        ),
        Day("check-last-day", "老师核对截止日", of => of.CheckLastDay, (of, day) => of with { CheckLastDay = day }),
        Day("payout-last-day", "发放截止日", of => of.PayoutLastDay, (of, day) => of with { PayoutLastDay = day }),
        Settlement.Whole(
            "window-working-days",
            "每段时间至少有几个工作日",
            "个工作日",
            (1, 10),
            of => of.MinimumWorkingDays,
            (of, days) => of with { MinimumWorkingDays = days },
            LaterMonths
        ),
    ];

    private static Setting Day(
        string name,
        string label,
        Func<SettlementSettings, int> read,
        Func<SettlementSettings, int, SettlementSettings> write
    ) => Settlement.Whole(name, $"{label}（次月）", "日", (1, 28), read, write, LaterMonths);
}

using Delivery.Pages.Operation;
using Delivery.Pages.Operation.Chain;
using Delivery.Pages.People.Erasure;
using Delivery.Pages.Web;

namespace Delivery.Functions.Tests.Pages;

internal static class OperationSamples
{
    private static readonly InstanceLine Stopped = new(
        "course-310115001-2026-003",
        "课程",
        "310115001-2026-003",
        "/staff/orders/310115001-2026-003",
        new Mark("出错停下", Tone.Bad),
        [],
        Sample.At(2026, 9, 12, 3, 20)
    );

    private static readonly InstanceLine Teaching = new(
        "course-310115001-2026-004",
        "课程",
        "310115001-2026-004",
        "/staff/orders/310115001-2026-004",
        new Mark("等待中"),
        [
            new WaitLine("老师签收确认单", Sample.At(2026, 9, 10, 9, 0), Sample.At(2026, 9, 14, 9, 0)),
            new WaitLine("各节课上完", Sample.At(2026, 9, 10, 9, 0), null),
        ],
        Sample.At(2026, 9, 10, 9, 0)
    );

    private static readonly InstanceLine Lesson = new(
        "lesson-310115001-2026-004-01",
        "课",
        "310115001-2026-004-01",
        "/staff/orders/310115001-2026-004",
        new Mark("没有进展", Tone.Bad),
        [new WaitLine("到时间再继续", Sample.At(2026, 9, 10, 9, 0), Sample.At(2026, 9, 12, 9, 0))],
        Sample.At(2026, 9, 10, 9, 0)
    );

    public static readonly InstancesModel Instances = new(
        Sample.Frame(Reader.Staff),
        [
            new FilterChip("停下来的", "/staff/instances?state=stuck", true),
            new FilterChip("出错的", "/staff/instances?state=failed"),
            new FilterChip("在办的", "/staff/instances?state=running"),
        ],
        [
            new FilterChip("全部", "/staff/instances?state=stuck", true),
            new FilterChip("课程", "/staff/instances?state=stuck&kind=course"),
            new FilterChip("一周一览", "/staff/instances?state=stuck&kind=programme"),
        ],
        [Stopped, Lesson, Teaching],
        "在办的流程很多，只看了最前面的一千个。请按类别再看。",
        "/staff/instances?state=running&after=50"
    );

    public static readonly InstancesModel NoInstances = Instances with { Instances = [], Note = null, NextPath = null };

    public static readonly InstanceModel Failed = new(
        Sample.Frame(Reader.Staff),
        "key-11",
        Stopped,
        Sample.At(2026, 9, 1, 8, 0),
        "1.0",
        "Task 'OpenCourse' (#7) failed with an unhandled exception: The storage is busy.",
        [],
        new InstanceAct(true, "从停下的那一步接着办。"),
        new InstanceAct(false, "流程已经停下，没有要跳过的等待。"),
        "",
        Sample.Errors(new FieldError("reason", "请写明理由，例如邮件服务器已修好"))
    );

    public static readonly InstanceModel Waiting = Failed with
    {
        Line = Teaching,
        Failure = null,
        Parts = [Lesson],
        Retry = new InstanceAct(false, "只有出错停下的流程才能重试。"),
        Errors = FormErrors.None,
    };

    public static readonly IReadOnlyList<string> WaitsForYear =
    [
        "新订单：12月18日（周五）起，街镇提交的订单都会被退回，因为最早可排的上课日要算到2027年",
        "结算：2026年12月的反馈、工资单、核对和发放都在2027年1月，目前有212节课等着",
        "在办订单：12月起开课的有2张（310115001-2026-003、310115001-2026-004），截止时间会算到2027年",
    ];

    public static readonly MissingYearModel MissingYear = new(Sample.Frame(Reader.Staff), 2027, WaitsForYear)
    {
        Orders = [new("/review/310115001-2026-003", "310115001-2026-003", "待审核 · 8节，12月28日 09:30起")],
        Courses = [new("/review/310115001-2026-001", "枫桥镇 排舞", "12月4节，1月2节")],
    };

    public static readonly FailedMailsModel FailedMails = new(
        Sample.Frame(Reader.Staff),
        "key-12",
        [
            new FailedMailLine(
                "00ff",
                "请于9月3日前答复：太极拳8节",
                "王五",
                "wang@example.cn",
                Sample.At(2026, 9, 1, 9, 0),
                8,
                "550 Mailbox unavailable"
            ),
        ],
        "/staff/mails?after=00ff",
        "这封邮件已经再发过，或不在这里了。"
    );

    public static readonly ChainModel Chain = new(
        Sample.Frame(Reader.Staff),
        "key-13",
        "2026-08-30",
        "2026-09-02",
        [
            new(new DateOnly(2026, 8, 30), new Mark("早于第一次封存"), 12, "", []),
            new(new DateOnly(2026, 8, 31), new Mark("已封存，相符", Tone.Ok), 310, Hash, ["1条按申请删去了个人信息"]),
            new(new DateOnly(2026, 9, 1), new Mark("2处不符", Tone.Bad), 1204, Hash, ["另封存了早先日子晚到的1条"]),
            new(new DateOnly(2026, 9, 2), new Mark("还没有封存"), 88, "", []),
        ],
        [
            new(new DateOnly(2026, 9, 1), "与前一天的封存接不上", ""),
            new(new DateOnly(2026, 9, 1), "这条记录被改动过", "10:02:11 管理员 孙一 登记街镇 310101002"),
        ],
        FormErrors.None
    );

    private const string Hash = "0f3c2a5b6d7e8f900f3c2a5b6d7e8f900f3c2a5b6d7e8f900f3c2a5b6d7e8f90";

    public static readonly ChainModel WholeChain = Chain with { Breaks = [] };

    public static readonly ChainModel ChainRefused = Chain with
    {
        To = "2026-01-01",
        Days = null,
        Breaks = [],
        Errors = Sample.Errors(new FieldError("to", "结束日期应在开始日期当天或以后，一次最多31天")),
    };

    public static readonly RetentionModel Retention = new(
        Sample.Frame(Reader.Staff),
        [new KeptLine("上课的照片和视频", "24个月"), new KeptLine("重复提交的答复", "2天")],
        [
            new RetentionNight(new DateOnly(2026, 9, 12), ["上课的照片和视频 12", "访问次数 310"]),
            new RetentionNight(new DateOnly(2026, 9, 11), []),
        ],
        "/staff/retention?after=1"
    );

    private static readonly ErasureLine Erased = new(
        "2516421863999999999-00ff00ff00ff",
        "老师 L05",
        Sample.At(2026, 9, 12, 9, 0),
        Sample.At(2026, 9, 12, 9, 1)
    );

    public static readonly ErasuresModel Erasures = new(
        Sample.Frame(Reader.Staff),
        "key-13",
        [new Choice("teacher", "老师（填老师编号）"), new Choice("street-contact", "街镇联系人（填邮箱）")],
        new ErasureTyped("teacher", "L05", ""),
        Sample.Errors(new FieldError("reason", "请写明理由，例如本人书面申请")),
        [Erased, Erased with { FinishedAt = null }],
        "/staff/erasures?after=1"
    );

    public static readonly CertificateModel Certificate = new(
        Sample.Frame(Reader.Staff),
        Erased,
        "本人书面申请，原件存办公室",
        "孙管理",
        [new ErasedLine("老师名单、修改历史和副本", 7), new ErasedLine("月度反馈，和结算的操作记录", 0)],
        35,
        12
    );

    public static readonly FailedMailsModel NoFailedMails = FailedMails with
    {
        Mails = [],
        NextPath = null,
        Wrong = null,
    };
}

using Delivery.Domain.Matching;
using Delivery.Domain.Ordering;
using Delivery.Pages.Matching.Exclusions;
using Delivery.Pages.Matching.Plan;
using Delivery.Pages.Web;

namespace Delivery.Functions.Tests.Pages;

internal static class PlanSamples
{
    public static readonly PlanModel Plan = new(
        Sample.Frame(Reader.Staff),
        "key-8",
        new PlanView(
            Sample.Now,
            "系统",
            4_213.5m,
            4_255m,
            0.0098m,
            false,
            true,
            20.1m,
            [
                new(
                    "310115001-2026-003",
                    "清荷街道",
                    "浦东新区",
                    "柔力球",
                    Sample.At(2026, 9, 22, 19, 0),
                    10,
                    [],
                    0,
                    "3门课想在周二晚上上柔力球，能教的老师只有2位"
                ),
                new(
                    "310115001-2026-004",
                    "清荷街道",
                    "浦东新区",
                    "太极拳",
                    Sample.At(2026, 9, 21, 9, 30),
                    10,
                    ["王五", "钱七", "孙八"],
                    64.5m,
                    null
                ),
                new(
                    "310106003-2026-001",
                    "南园街道",
                    "静安区",
                    "科普健身讲座：膝关节的保养与运动损伤的预防",
                    Sample.At(2026, 9, 23, 14, 0),
                    1,
                    ["李九"],
                    58m,
                    null
                ),
            ]
        ),
        IsTrial: false,
        Waiting: 4,
        Asking: 12,
        Sample.At(2026, 9, 1, 10, 10),
        MayPlan: true
    );

    public static readonly PlanModel None = Plan with { Plan = null, Waiting = 0, NextAt = null, MayPlan = false };

    public static readonly PlanModel Trial = Plan with
    {
        IsTrial = true,
        Plan = Plan.Plan! with { Bound = 4_213.5m, Gap = 0, IsOptimal = true },
        WhatIf = new WhatIfModel(
            [new("RLQ", "柔力球", "其他类"), new("TJQ", "太极拳", "武术类")],
            [new("浦东新区", "浦东新区"), new("静安区", "静安区")],
            [new("310115001-2026-003", "清荷街道 · 柔力球（310115001-2026-003）")],
            [new("t-9", "李九")],
            new Dictionary<string, string>(StringComparer.Ordinal) { ["if"] = "teacher", ["discipline"] = "RLQ" },
            "多一位会教柔力球、能去浦东新区、每周最多6节的老师",
            ["能多排1门课", "清荷街道 · 柔力球 排到新增的老师", "总分 4213.5 → 4268.5"],
            FormErrors.None
        ),
    };

    public static readonly PlanModel TrialRefused = Trial with
    {
        WhatIf = Trial.WhatIf! with
        {
            Typed = new Dictionary<string, string>(StringComparer.Ordinal) { ["if"] = "move", ["lesson"] = "11" },
            Tried = null,
            Won = [],
            Errors = Sample.Errors(new FieldError("lesson", "这门课有10节，请写1至10")),
        },
    };

    public static readonly ExclusionsModel Exclusions = new(
        Sample.Frame(Reader.Staff),
        "key-10",
        "王五",
        "t-5",
        [
            new(
                "t-5~own~310115001",
                "清荷街道",
                "两次迟到，和居民争执",
                "街镇提出",
                Sample.At(2026, 9, 3, 10, 0),
                null,
                Holds: true,
                [(Sample.At(2026, 9, 3, 10, 0), "清荷街道", "两次迟到，和居民争执")]
            ),
            new(
                "t-5~by-staff~all",
                "所有街镇",
                "资质复核期间",
                "协会决定",
                Sample.At(2026, 8, 3, 10, 0),
                Sample.At(2026, 8, 21, 0, 0),
                Holds: false,
                [
                    (Sample.At(2026, 8, 20, 9, 0), "孙管理", "解除"),
                    (Sample.At(2026, 8, 3, 10, 0), "孙管理", "资质复核期间"),
                ]
            ),
        ],
        [new("*", "所有街镇"), new("310115001", "清荷街道")],
        MayChange: true,
        new ExclusionValues(Street: "310115001", Until: "明年"),
        Sample.Errors(
            new FieldError("reason", "请写明为什么不安排这位老师"),
            new FieldError("until", "请把截止日期写成 2027-06-30 这样，或者空着")
        )
    );

    public static readonly ExclusionsModel OwnExclusions = Exclusions with
    {
        Frame = Sample.Frame(Reader.Street),
        Name = "清荷街道",
        TeacherId = null,
        Lines = [Exclusions.Lines[0] with { Title = "王五老师", Until = Sample.At(2027, 1, 1, 0, 0) }],
        Choices = [new("t-5", "王五")],
        Values = new ExclusionValues(),
        Errors = FormErrors.None,
    };

    public static readonly ExclusionsModel NoExclusions = OwnExclusions with { Lines = [], Choices = [] };

    public static readonly CourseMatchingModel Course = new(
        Sample.Frame(Reader.Staff),
        "key-9",
        "310115001-2026-003",
        "清荷街道",
        "浦东新区",
        "太极拳",
        Category.MartialArts,
        "清荷社区文化中心二楼",
        Sample.Mondays(10),
        new Mark("暂无教师", Tone.Bad),
        null,
        new CourseActs(Ask: true, Assign: true, Hold: true, Release: false),
        3,
        [
            new(
                new Candidate("t-7", "钱七", new ScoreParts(20, 12.5m, 5, 18, 9, 0), 64.5m),
                "一级",
                new("已谢绝：时间冲突", Tone.Warn)
            ),
            new(new Candidate("t-8", "孙八", new ScoreParts(0, 20, 5, 10, 4, 0), 39m), "二级", null),
        ],
        [
            new("t-9", "李九", [LeftOutReason.Busy, LeftOutReason.TooFar]),
            new("t-10", "吴十", [LeftOutReason.NotQualified]),
        ],
        FormErrors.None,
        SteerValues.None
    );

    public static readonly CourseMatchingModel CourseRefused = Course with
    {
        Errors = Sample.Errors(
            new FieldError("ask", "请勾选1至3位老师"),
            new FieldError("reason", "请写明为什么请这位老师"),
            new FieldError("holdReason", "请写明为什么先不要问")
        ),
        Values = new SteerValues([], "t-9"),
    };

    public static CourseMatchingModel CourseOtherTimes =>
        Course with
        {
            OtherTimes = new Delivery.Pages.Matching.OtherTimes.OtherTimesShown(
                CanAsk: false,
                new Mark("9月3日 10:20 已请街镇另选时间，等答复", Tone.Warn)
            ),
        };

    public static readonly CourseMatchingModel CourseOnHold = Course with
    {
        State = new Mark("已暂停安排", Tone.Warn),
        OnHold = "街镇在商量换场地",
        Acts = new CourseActs(Ask: true, Assign: true, Hold: false, Release: true),
        Candidates = [],
    };
}

using Delivery.Domain.Calendar;
using Delivery.Domain.Money;
using Delivery.Domain.Ordering;
using Delivery.Domain.Settlement;
using Delivery.Pages.People;
using Delivery.Pages.Settlement;
using Delivery.Pages.Web;

namespace Delivery.Functions.Tests.Pages;

internal static class SettlementSamples
{
    private static readonly Month September = Month.Parse("2026-09");

    public static readonly PayslipModel Payslip = new(
        Sample.Frame(Reader.Teacher),
        "key-9",
        "/payslips/2026-09-t-1/answer",
        "2026-09-t-1",
        "王五",
        September,
        PayslipState.Released,
        true,
        Sample.At(2026, 10, 16, 0, 0),
        new DateOnly(2026, 10, 20),
        null,
        "建设银行 ****1234",
        [
            new(
                "310115001-2026-003-01",
                Sample.At(2026, 9, 21, 9, 30),
                "太极拳",
                "清荷街道",
                FundingStream.Basic,
                2_200m,
                "第1节 · 90分钟 · 一级 税前2,200元/节"
            ),
            new(
                "310115001-2026-003-02",
                Sample.At(2026, 9, 28, 9, 30),
                "太极拳",
                "清荷街道",
                FundingStream.NonBasic,
                2_200m,
                From: Month.Parse("2026-08")
            ),
            new(null, null, "补发8月交通补贴", null, null, 100m),
        ],
        new Withholding(4_500m, 3_600m, 0.2m, 0m, 720m, 3_780m),
        [
            new Dispute(
                "310115001-2026-003-02",
                "这一节我上了90分钟",
                Sample.At(2026, 10, 13, 8, 0),
                "已核对照片，按90分钟计。"
            ),
        ],
        Sample.Errors(new FieldError("reason", "请写明应该是怎样")),
        new DisputeValues("310115001-2026-003-01"),
        Unpaid:
        [
            new(
                Sample.At(2026, 9, 14, 9, 30),
                "太极拳",
                "清荷街道",
                "街镇说没上，您有照片或视频；协会还在核对，转到以后的月份再定"
            ),
        ]
    );

    public static PayslipModel PayslipIn(PayslipState state) =>
        Payslip with
        {
            State = state,
            CanAnswer = false,
            Errors = FormErrors.None,
            PaidOn = state is PayslipState.Paid ? new DateOnly(2026, 10, 19) : null,
            Withholding = new Withholding(30_000m, 24_000m, 0.3m, 2_000m, 5_200m, 24_800m),
        };

    public static readonly PayRunModel PayRun = new(
        Sample.Frame(Reader.Staff),
        "key-10",
        September,
        new Mark("制单", Tone.Warn),
        "请处理 1 处说法不一和 1 条异议，10月12日（周一）24:00 前发给老师核对。",
        [
            new("街镇反馈", StepState.Done, "10月1日—9日", "213 / 215 个街镇已交"),
            new("制单审核", StepState.Now, "10月10日—12日"),
            new("老师核对", StepState.Ahead, "10月13日—15日"),
            new("批准发放", StepState.Ahead, "10月16日—20日"),
        ],
        new PayRunTotals(486_200m, 61_340.5m, 424_859.5m, 1_204, 186),
        [new(FundingStream.Basic, 1_100, 440_000m), new(FundingStream.NonBasic, 104, 46_200m)],
        [new("应发 = Σ 明细", true), new("实发 = 应发 − 税", true), new("经费支出 = Σ 基本配送", false)],
        [
            new(
                "310115001-2026-003-02",
                "清荷街道",
                "太极拳",
                2,
                Sample.Mondays(2)[1],
                "王五",
                "没上：教师未到",
                [new("/media/1", "/media/1/picture"), new("/media/2", null)]
            ),
        ],
        [
            new(
                "2026-09-t-7",
                "钱七",
                "310115001-2026-001-03",
                "9月21日 排舞",
                180m,
                "我是一级，应为200元",
                Sample.At(2026, 10, 13, 8, 0),
                new DisputeAnswerValues("", "abc", "")
            ),
        ],
        [
            new("2026-09-t-1", "王五", 2, 4_500m, 720m, 3_780m, new Mark("待核对", Tone.Warn)),
            new("2026-09-t-7", "钱七", 8, 1_440m, 128m, 1_312m, new Mark("有异议", Tone.Warn)),
        ],
        new PayRunActs(false, "还有 1 处说法不一没有处理", false, null, false, false),
        Sample.Errors(
            new FieldError("reason[310115001-2026-003-02]", "请写明为什么发课酬"),
            new FieldError("amount[310115001-2026-001-03]", "更正的金额请填数字")
        )
    );

    public static readonly PayRunModel PayRunToApprove = PayRun with
    {
        Contradictions = [],
        Disputes = [],
        Errors = FormErrors.None,
        Acts = new PayRunActs(false, null, false, "这批工资由您编制，须由另一人批准", false, false),
    };

    public static readonly PayRunModel PayRunMaking = PayRunToApprove with
    {
        Decided =
        [
            PayRun.Contradictions[0] with
            {
                TypedReason = "",
                Decided = "赵敏 10月11日 09:20 决定发课酬：照片里有学员",
            },
        ],
        Acts = new PayRunActs(true, null, false, null, false, false),
        Adjustment = new AdjustmentValues("t-1", "-900", "多算", "2026-08"),
        Errors = Sample.Errors(new FieldError("amount", "调整后应发不能为负，最多可减500.00元")),
        TaxedByHand =
        [
            new("2026-09-t-3", "Ada", TaxStatus.NonResident, 1_000m, null),
            new("2026-09-t-4", "李四", TaxStatus.Company, 2_000m, new HandTax(0m, "已开票", "赵敏")),
            new(
                "2026-09-t-5",
                "Eva",
                TaxStatus.NonResident,
                1_000m,
                new HandTax(160m, "税务局第7号复函", "赵敏"),
                Promised: 1_000m,
                Shortfall: 160m
            ),
        ],
    };

    public static readonly PayRunModel PayRunApproving = PayRunToApprove with
    {
        Acts = new PayRunActs(false, null, true, null, false, false, MaySendBack: true),
        Entries =
        [
            new("王五老师", -50m, "多算了一节", "赵敏"),
            new("清荷街道 太极拳 第2节，王五老师：不发课酬", null, "照片是别的课", "赵敏 10月11日 09:20"),
        ],
        SentBack = [new("郑十", Sample.At(2026, 10, 16, 9, 30), "王五的交通补贴多算了一次，请核对。")],
        WhyNot = "不对",
        Errors = Sample.Errors(new FieldError("reason", "请写明为什么不批准，5到500个字，编制人会按它改正")),
    };

    public static readonly PayRunModel PayRunPaying = PayRunToApprove with
    {
        Acts = new PayRunActs(false, null, false, null, true, true),
        Transfers = new Transfers(2, 7_560m, 1),
        Missing = [new("t-9", "赵六", true, true)],
        RemindedAt = Sample.At(2026, 10, 12, 10, 0),
        BankFiles =
        [
            new(1, "赵敏", Sample.At(2026, 10, 17, 9, 0), 2, 5_092m, 5_678, 0),
            new(2, "赵敏", Sample.At(2026, 10, 18, 9, 0), 1, 1_312m, 1_234, 1),
        ],
        Payslips =
        [
            .. PayRun.Payslips.Select(
                (line, i) =>
                    line with
                    {
                        AwaitsResult = i == 0,
                        File = i == 0 ? 2 : null,
                        State = new(i == 0 ? "已送银行" : "转账失败", i == 0 ? Tone.Plain : Tone.Bad),
                        Failure = i == 0 ? null : "户名不符",
                    }
            ),
        ],
    };

    public static readonly PayRunListModel PayRuns = new(
        Sample.Frame(Reader.Staff),
        "key-11",
        [
            new(September, new Mark("制单", Tone.Warn), "10月12日前发给老师", PayRun.Totals),
            new(
                Month.Parse("2026-08"),
                new Mark("已发放", Tone.Ok),
                "已办结",
                new PayRunTotals(81_200m, 9_120m, 72_080m, 210, 44)
            ),
        ],
        Month.Parse("2026-10"),
        2026,
        new SettlementSettings(),
        Earlier: Month.Parse("2025-10")
    );

    public static readonly PayRunListModel NoPayRuns = PayRuns with { Runs = [], Startable = null };

    public static readonly SignInModel SignIn = new(
        Sample.Frame(Reader.Citizen),
        "key-12",
        "lin@",
        Sample.Errors(new FieldError("email", "请填写完整的邮箱，如 name@example.cn")),
        null,
        15,
        "/staff"
    );

    public static readonly SignInConfirmModel Confirm = new(
        Sample.Frame(Reader.Citizen),
        "key-13",
        "/sign-in/token",
        "林一（清荷街道）"
    );

    public static readonly StaffHomeModel StaffHome = new(
        Sample.Frame(Reader.Staff),
        Sample.Now,
        ReviewSamples.ReviewList.Figures,
        [
            new(
                "审核清荷街道太极拳10节",
                Paths.ReviewOrder("310115001-2026-003"),
                "去审核",
                Sample.At(2026, 9, 1, 18, 0)
            ),
            new(
                "发布第38期一周一览",
                Paths.Programmes,
                "查看",
                Sample.At(2026, 9, 11, 15, 0),
                "系统会在周五15:00自动发布"
            ),
        ],
        [
            new PlaceGroup("课程", [new Choice(Paths.Search, "查找"), new Choice(Paths.Matching, "统一排课")]),
            new PlaceGroup(
                "街镇和老师",
                [new Choice(Paths.Streets, "街镇"), new Choice(Paths.Conduct, "违规与停止配送")]
            ),
        ]
    );
}

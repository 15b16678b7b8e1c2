using Delivery.Domain.Ordering.Agreements;
using Delivery.Pages.Operation;
using Delivery.Pages.Ordering.Agreements;
using Delivery.Pages.Ordering.Bulk;
using Delivery.Pages.Ordering.Plans;
using Delivery.Pages.Web;
using Delivery.Pages.Web.Registers;

namespace Delivery.Functions.Tests.Pages;

/// <summary>The year's letter and the year's plan.</summary>
internal static class AgreementSamples
{
    public static readonly AgreementModel ToSign = new(
        Sample.Frame(Reader.Street),
        "key-31",
        "清荷街道",
        2027,
        new AgreementLetter("2027-2", SampleLetter.Of(2027), new DateOnly(2027, 7, 1)),
        new Mark("文本已更新，待重新签署", Tone.Warn),
        [new("2027", "林一", new DateOnly(2027, 1, 8), "陈三", new DateOnly(2027, 1, 12), true)],
        Paths.StreetAgreement(2027),
        Paths.StreetSealedCopy(2027),
        ["林一", "周二"],
        "",
        FormErrors.None
    );

    public static readonly AgreementModel BehindLink = ToSign with
    {
        Frame = Sample.Frame(Reader.Citizen),
        Signed = [],
        SignPath = "/agreements/2f9c41",
        SealedPath = null,
        Bare = true,
    };

    public static readonly AgreementModel Refused = ToSign with
    {
        Signer = "何五",
        Errors = Sample.Errors(
            new("signer", "请由登记的申报人或执行负责人签署（林一、周二）；换人请先联系协会更新登记"),
            new("agreed", "请勾选“已阅读并同意”")
        ),
    };

    public static readonly AgreementModel Signed = ToSign with
    {
        State = new Mark("已签署，待协会会签"),
        Signed = [new("2027-2", "林一", new DateOnly(2027, 6, 8), null, null, false), .. ToSign.Signed],
        SignPath = null,
    };

    public static readonly AgreementModel NoText = ToSign with
    {
        Letter = null,
        State = new Mark("文本还没有公布"),
        Signed = [],
        SignPath = null,
        SealedPath = null,
    };

    public static readonly AgreementListModel List = new(
        Sample.Frame(Reader.Staff),
        "key-32",
        2027,
        "2027-2",
        [
            new("待会签", "/staff/agreements/2027?show=waiting", false, 1),
            new("没有签", "/staff/agreements/2027?show=unsigned", false, 1),
            new("全部", "/staff/agreements/2027?show=all", true, 2),
        ],
        [
            new(
                "310115001",
                "清荷街道",
                "浦东新区",
                "林一",
                "waiting",
                new Mark("待会签", Tone.Warn),
                "林一",
                new DateOnly(2027, 1, 8),
                null,
                true
            ),
            new(
                "310115002",
                "竹溪镇",
                "浦东新区",
                "何五",
                "unsigned",
                new Mark("没有签", Tone.Warn),
                null,
                null,
                null,
                false
            ),
        ],
        MayAct: true,
        "已发邮件提醒1个街镇；同一天不会重复提醒同一个街镇。",
        Sample.Errors(new FieldError("", "310115002：街镇还没有签，签好后再会签"))
    );

    public static readonly AgreementListModel InForce = List with
    {
        MayAct = false,
        Said = null,
        Errors = FormErrors.None,
    };

    public static readonly AgreementListModel Nobody = InForce with { Lines = [], Version = null };

    public static readonly EntryFormModel TextForm = new(
        Sample.Frame(Reader.Staff),
        "新增责任书文本",
        Paths.AgreementTexts,
        "责任书文本",
        Paths.NewEntry(Paths.AgreementTexts),
        Paths.AgreementTexts,
        "key-33",
        "",
        [new FieldGroup("编号", [new("code", "版本", Required: true)]), .. AgreementTextFields.Groups(2026)],
        AgreementTextFields.ValuesOf(
            new AgreementText("2027", SampleLetter.Of(2027), new DateOnly(2027, 1, 1), new DateOnly(2026, 12, 1))
        ),
        FormErrors.None
    );

    public static readonly PlanModel Plan = new(
        Sample.Frame(Reader.Street),
        "key-34",
        "清荷街道",
        2027,
        "v-plan",
        [new("2027年春季", "太极拳", 10, 10, 4, "50—70岁"), new("2027年秋季", "排舞", 0, 8, 0, "")],
        [new("2027-spring", "taijiquan", "10", "50—70岁"), new()],
        new PlanBudgetValues("1200", "", "800.50"),
        [new("2027-spring", "2027年春季"), new("2027-autumn", "2027年秋季")],
        [new("taijiquan", "太极拳", "武术类"), new("paiwu", "排舞", "操舞类")],
        "2026年12月20日 10:00 林一保存",
        Paths.StreetPlan(2027),
        FormErrors.None
    );

    public static readonly PlanModel RefusedPlan = Plan with
    {
        Saved = null,
        Lines = [],
        Errors = Sample.Errors(
            new FieldError("planLessons[0]", "第1项的课时应为1至99节"),
            new FieldError("travel", "请填写金额，例如 1200 或 1200.50")
        ),
    };

    public static readonly PlanModel PlanRead = Plan with { Frame = Sample.Frame(Reader.Staff), PostTo = null };

    public static readonly OrderImportModel Import = new(
        Sample.Frame(Reader.Street),
        "key-36",
        FormErrors.None,
        Checked: null,
        [new(Sample.At(2026, 9, 1, 9, 0), "林一", 12, 10, 1, ["TJQ 清荷文体中心：本季“太极拳”不能再申报"])],
        "已申报10单，协会会逐单审核"
    );

    public static readonly OrderImportModel CheckedImport = Import with
    {
        Checked = new CheckedOrders(
            12,
            11,
            1,
            [
                new(5, "首课日期", "第1节课太早，最早可排 9月15日"),
                new(6, "街镇代码", "还没有签2026年的责任书", "/street/agreement/2026"),
            ],
            [new(7, "经费渠道", "2026年经费可能不够")],
            "abc"
        ),
        Done = null,
        Imports = [],
    };

    public static readonly OrderImportModel RightImport = CheckedImport with
    {
        Checked = new CheckedOrders(12, 12, 0, [], [], "abc"),
    };

    public static readonly OrderImportModel RefusedImport = Import with
    {
        Frame = Sample.Frame(Reader.Staff),
        Errors = Sample.Errors(new FieldError("file", "请选择文件")),
        Done = null,
        Imports = [],
    };

    public static readonly SearchModel Search = new(
        Sample.Frame(Reader.Staff),
        "清荷",
        [
            new FoundGroup("订单", [new("310115001-2026-003", "/staff/orders/310115001-2026-003", "太极拳 · 待审核")]),
            new FoundGroup("街镇", [new("清荷街道", "/staff/streets/310115001", "浦东新区 · 林一 137****1111")]),
            new FoundGroup("老师", []),
        ]
    );

    public static readonly SearchModel NothingFound = Search with { Groups = [] };
}

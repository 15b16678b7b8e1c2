using Delivery.Domain.Calendar;
using Delivery.Domain.Money;
using Delivery.Domain.Ordering;
using Delivery.Domain.Settlement;
using Delivery.Domain.Settlement.Differences;
using Delivery.Domain.Settlement.Statements;
using Delivery.Pages.Settlement.Differences;
using Delivery.Pages.Settlement.Fees;
using Delivery.Pages.Settlement.Ledger;
using Delivery.Pages.Settlement.Statements;
using Delivery.Pages.Settlement.Taxes;
using Delivery.Pages.Settlement.Windows;
using Delivery.Pages.Web;
using Delivery.Pages.Web.Registers;

namespace Delivery.Functions.Tests.Pages;

/// <summary>The registers of the month's money, and its dates.</summary>
internal static class MoneySamples
{
    public static readonly WindowsModel Windows = new(
        Sample.Frame(Reader.Staff),
        2026,
        ["街镇反馈", "编制工资单", "老师核对", "审批与发放"],
        [Row(8, isNow: true), Row(9, isNow: false)],
        2027,
        [2025]
    );

    public static readonly WindowsModel StreetWindows = Windows with
    {
        Frame = Sample.Frame(Reader.Street),
        Columns = ["街镇反馈"],
        Rows = [.. Windows.Rows.Select(row => row with { Windows = [row.Windows[0]] })],
        MissingYear = null,
    };

    public static readonly EntryFormModel FeeNorm = Form("课酬标准", Paths.FeeNorms) with
    {
        Groups = FeeNormFields.Groups,
        Values = FeeNormFields.ValuesOf(FeeTable.Default),
        Warnings = ["2027年1月1日起的课按新标准结算，已确认的课也是；之前的课不变", "武术类 一级：250元，将改为275元"],
        Seen = "0f0f",
    };

    public static readonly EntryFormModel TaxTables = Form("劳务报酬税率表", Paths.TaxTables) with
    {
        Groups = TaxTableFields.Groups,
        Values = TaxTableFields.ValuesOf(TaxTable.Since2019),
        Errors = Sample.Errors(new FieldError("brackets", "各级的上限和税率应逐级升高，请核对")),
    };

    public static readonly CostYearModel StreetCosts = new(
        Sample.Frame(Reader.Street),
        CostStatement.Of(
            "310115001",
            "清荷街道",
            2026,
            [Part("310115001", "清荷街道", 3_250m)],
            [Cost(3, 1_000m), Cost(4, 1_250m), Cost(9, 1_000m)]
        ),
        ListsLessons: true,
        Paths.StreetYear(2025),
        Paths.StreetYear(2027),
        Paths.StreetStatement("310115001", 2026),
        Paths.StreetLedger(2026),
        Paths.StreetLessons(2026)
    );

    public static readonly CostYearModel DistrictCosts = new(
        Sample.Frame(Reader.Staff),
        CostStatement.Of(
            "310115",
            "浦东新区",
            2026,
            [Part("310115001", "清荷街道", 3_250m), Part("310115002", "云杉镇", 0m)],
            [Cost(3, 1_000m), Cost(9, 2_250m)],
            [new(new Month(2026, 10), 4, 1_000m), new(new Month(2026, 11), 2, 500m)]
        ),
        ListsLessons: false,
        Paths.DistrictYear("310115", 2025),
        Paths.DistrictYear("310115", 2027),
        Paths.DistrictStatement("310115", 2026)
    );

    public static readonly CostYearModel NoCosts = StreetCosts with
    {
        Statement = CostStatement.Of("310115001", "清荷街道", 2026, [Part("310115001", "清荷街道", 0m)], []),
    };

    public static readonly TeacherYearModel TeacherYear = new(
        Sample.Frame(Reader.Teacher),
        "王五",
        2026,
        [new("2026-09-t-1", new Month(2026, 9), new DateOnly(2026, 10, 19), 2, 4_500m, 720m, 3_780m)],
        new PayRunTotals(4_500m, 720m, 3_780m, 2, 1),
        Paths.TeacherYear(2025),
        Paths.TeacherYear(2027),
        Paths.TeacherStatement("t-1", 2026)
    );

    public static readonly EverybodysYearModel EverybodysYear = new(
        Sample.Frame(Reader.Staff),
        new YearStatement(
            2026,
            new PayRunTotals(6_000m, 840m, 5_160m, 5, 2),
            [new("t-7", "钱七", 3, 1_500m, 120m, 1_380m), new("t-1", "王五", 2, 4_500m, 720m, 3_780m)],
            [new("太极拳", 3, 4_000m), new("排舞", 2, 2_000m)]
        )
    );

    public static readonly LedgerModel Ledger = new(
        Sample.Frame(Reader.Staff),
        "清荷街道",
        new QuotaFigures(2026, 10_000m, 250m, 2_700m),
        [
            new(Sample.At(2026, 8, 20, 10, 0), "预留", "310115001-2026-003", null, 0m, 3_000m, 0m, 7_000m),
            new(Sample.At(2026, 10, 19, 10, 0), "支出", "310115001-2026-003", "太极拳", 0m, -300m, 250m, 7_050m),
            new(Sample.At(2026, 11, 2, 10, 0), "划转", "", "合并，划给云杉街道", -7_000m, 0m, 0m, 50m),
        ],
        "支出（流水之和）应为250.00元，实为251.00元",
        Paths.StreetLedgerOf("310115001", 2025),
        Paths.StreetLedgerOf("310115001", 2027),
        Paths.StreetYearOf("310115001", 2026)
    );

    public static readonly LedgerModel NoLedger = Ledger with
    {
        Frame = Sample.Frame(Reader.Street),
        Lines = [],
        Drift = null,
    };

    public static readonly DifferencesModel Differences = new(
        Sample.Frame(Reader.Staff),
        new Month(2026, 9),
        new PayRunTotals(4_000m, 640m, 3_360m, 16, 3),
        new PayRunTotals(4_350m, 710m, 3_640m, 17, 3),
        [
            new("王五", new("t-1", DifferenceKind.Changed, 1_000m, 1_350m, 1, 250m, 150m, -50m), "2026-09-t-1"),
            new("钱七", new("t-7", DifferenceKind.New, 0m, 500m, 2, 500m, 0m, 0m), "2026-09-t-7"),
            new("孙八", new("t-8", DifferenceKind.Gone, 500m, 0m, -2, -500m, 0m, 0m), "2026-08-t-8"),
        ]
    );

    private static StreetPart Part(string code, string name, decimal spent) =>
        new(code, name, new Budget(10_000m, 1_500m, spent, 8_500m - spent), 3, spent, spent);

    private static CostLine Cost(int month, decimal gross) =>
        new(
            new Month(2026, month),
            $"310115001-2026-003-{month:00}",
            "310115001-2026-003",
            "310115001",
            "王五",
            "太极拳",
            FundingStream.Basic,
            Sample.At(2026, month, 7, 9, 30),
            gross
        );

    private static EntryFormModel Form(string register, string path) =>
        new(
            Sample.Frame(Reader.Staff),
            $"新增{register}",
            path,
            register,
            Paths.NewEntry(path),
            path,
            "key-20",
            "",
            [],
            EntryValues.Empty,
            FormErrors.None
        );

    private static WindowsRow Row(int month, bool isNow) =>
        new(
            new Month(2026, month),
            [
                Days(month + 1, 1, month == 9 ? 9 : 5, false, month == 9),
                Days(month + 1, month == 9 ? 10 : 6, month == 9 ? 12 : 10, isNow, month == 9),
                Days(month + 1, 13, 15, false, false),
                Days(month + 1, 16, 20, false, false),
            ]
        );

    private static WindowDays Days(int month, int first, int last, bool isNow, bool isLater) =>
        new(new DateOnly(2026, month, first), new DateOnly(2026, month, last), isNow, isLater);
}

using Delivery.Domain.Calendar;
using Delivery.Domain.Money;
using Delivery.Functions.Storage.Settlement;
using Delivery.Functions.Web.Registers;
using Delivery.Functions.Web.Typed;
using Delivery.Functions.Workflow;
using Delivery.Pages.Settlement.Taxes;
using Delivery.Pages.Web;
using Delivery.Pages.Web.Registers;

namespace Delivery.Functions.Settlement.Taxes;

/// <summary>The tax tables of fees for services: each for what is paid from its month on.</summary>
public sealed class TaxTableRegister(TaxTables taxes, TimeProvider clock) : DatedKind<TaxTable>(taxes)
{
    public override string Path => Paths.TaxTables;

    public override string Name => "劳务报酬税率表";

    public override string About =>
        "劳务报酬所得预扣预缴的减除和税率。一个月发放的课酬，按那个月适用的表扣税；税法有变，就新增一张表。";

    public override EntryField Code { get; } =
        new("code", "从哪个月的发放起", FieldKind.Date, Hint: "某月1日，最早下个月", Required: true);

    public override IReadOnlyList<string> Columns { get; } = ["适用", "减除", "税率"];

    private DateOnly Today => ShanghaiTime.DateOf(clock.GetUtcNow());

    protected override Act ActOn(string code) => new Act("taxes.put", code);

    protected override DateOnly FromOf(TaxTable entry) => entry.AppliesFrom;

    public override Task<IReadOnlyList<FieldGroup>> GroupsAsync() => Task.FromResult(TaxTableFields.Groups);

    public override EntryValues ValuesOf(TaxTable entry) => TaxTableFields.ValuesOf(entry);

    public override IReadOnlyList<string> CellsOf(TaxTable entry) =>
        [
            $"{Yuan.Short(entry.FlatUpTo)}元以内减{Yuan.Short(entry.FlatDeduction)}元，以上减{TaxTableFields.Percent(entry.DeductionRate)}",
            string.Join('、', entry.Brackets.Select(bracket => TaxTableFields.Percent(bracket.Rate))),
        ];

    public override IReadOnlyList<Mark> MarksOf(TaxTable entry) =>
        entry.AppliesFrom > Today ? [new Mark("还没有适用", Tone.Warn)] : [];

    public override Task<(IReadOnlyList<FactGroup> More, IReadOnlyList<string> Warnings)> AroundAsync(TaxTable entry) =>
        Task.FromResult<(IReadOnlyList<FactGroup>, IReadOnlyList<string>)>(
            (
                [
                    new FactGroup(
                        "试算",
                        [.. Samples(entry).Select(one => new Fact($"{Yuan.Short(one.Gross)}元", Words(one)))]
                    ),
                ],
                []
            )
        );

    public override EntryRead<TaxTable> Read(string code, EntryValues typed, TaxTable? known)
    {
        var brackets = typed
            .LinesOf("brackets")
            .Select(line => (Line: line, Bracket: TaxLines.BracketOf(line)))
            .ToList();
        var (flat, upTo) = (TypedNumbers.Amount(typed["flatDeduction"]), TypedNumbers.Amount(typed["flatUpTo"]));
        var (rate, day) = (TaxLines.Percent(typed["deductionRate"]), ReadDay(code));
        FieldError[] unreadable =
        [
            .. day is null ? [new("code", "请填写日期，例如 2027-01-01")] : (FieldError[])[],
            .. flat is null ? [new("flatDeduction", "请填写金额，例如 800")] : (FieldError[])[],
            .. upTo is null ? [new("flatUpTo", "请填写金额，例如 4000")] : (FieldError[])[],
            .. rate is null ? [new("deductionRate", "请填写百分比，例如 20%")] : (FieldError[])[],
            .. brackets
                .Where(one => one.Bracket is null)
                .Select(one => new FieldError("brackets", $"看不懂“{one.Line}”，请写成“20000 20% 0”或“以上 40% 7000”")),
        ];
        var table = new TaxTable(
            day ?? Today,
            flat ?? 0,
            upTo ?? 0,
            rate ?? 0,
            [.. brackets.Where(one => one.Bracket is not null).Select(one => one.Bracket!)]
        );
        return new EntryRead<TaxTable>(
            table,
            unreadable.Length > 0 ? unreadable : FormErrors.Of(TaxTableRules.Check(table, Today)).All
        );
    }

    /// <summary>Some incomes worked out, beside what is withheld from them now, to look at before it is saved.</summary>
    public override async Task<IReadOnlyList<string>> MovesAsync(TaxTable entry)
    {
        var before = await HoldingAsync(entry.AppliesFrom);
        if (ValuesOf(before) is var was && TaxTableFields.Names.All(name => was[name] == ValuesOf(entry)[name]))
            return [];
        return
        [
            $"{Dates.FullDay(entry.AppliesFrom)}起发放的课酬按这张表扣税。试算：",
            .. Samples(before)
                .Zip(
                    Samples(entry),
                    (old, now) => $"{Yuan.Short(now.Gross)}元：原扣{Yuan.Exact(old.Tax)}元，将{Words(now)}"
                ),
        ];
    }

    private static IEnumerable<Withholding> Samples(TaxTable table) =>
        new[] { 800m, 2_000m, 4_000m, 5_000m, 25_000m, 62_500m, 100_000m }
            .Append(table.FlatUpTo)
            .Distinct()
            .Order()
            .Select(gross => WithholdingTax.On(gross, table));

    private static string Words(Withholding one) =>
        $"扣{Yuan.Exact(one.Tax)}元，到手{Yuan.Exact(one.Net)}元（应纳税所得额{Yuan.Exact(one.Taxable)}元，{TaxTableFields.Percent(one.Rate)}）";
}

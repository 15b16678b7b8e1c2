using Delivery.Domain.Calendar;
using Delivery.Domain.Money;
using Delivery.Domain.Ordering;
using Delivery.Functions.Storage.Settlement;
using Delivery.Functions.Web.Registers;
using Delivery.Functions.Workflow;
using Delivery.Pages.Settlement.Fees;
using Delivery.Pages.Web;
using Delivery.Pages.Web.Registers;

namespace Delivery.Functions.Settlement.Fees;

/// <summary>Teachers' fees, table by table: each for the lessons from its day on.</summary>
public sealed class FeeNormRegister(FeeNorms norms, TimeProvider clock) : DatedKind<FeeTable>(norms)
{
    public override string Path => Paths.FeeNorms;

    public override string Name => "课酬标准";

    public override string About =>
        "每节课按上课那天的标准发课酬；街镇订单按类别里最高的一档预留经费。改标准，就新增一张从某天起的表。";

    public override EntryField Code { get; } =
        new("code", "从哪天的课起", FieldKind.Date, Hint: "本月1日或以后；更早的课已在结算", Required: true);

    public override IReadOnlyList<string> Columns { get; } = ["生效", "口径", "技能课（元/节）", "讲座（元/节）"];

    private DateOnly Today => ShanghaiTime.DateOf(clock.GetUtcNow());

    protected override Act ActOn(string code) => new Act("fees.put", code);

    protected override DateOnly FromOf(FeeTable entry) => entry.HoldsFrom;

    public override Task<IReadOnlyList<FieldGroup>> GroupsAsync() => Task.FromResult(FeeNormFields.Groups);

    public override EntryValues ValuesOf(FeeTable entry) => FeeNormFields.ValuesOf(entry);

    public override IReadOnlyList<string> CellsOf(FeeTable entry) =>
        [FeeNormFields.Label(entry.Norm), Spread(entry, skill: true), Spread(entry, skill: false)];

    public override IReadOnlyList<Mark> MarksOf(FeeTable entry) =>
        entry.HoldsFrom > Today ? [new Mark("还没有生效", Tone.Warn)] : [];

    public override EntryRead<FeeTable> Read(string code, EntryValues typed, FeeTable? known)
    {
        var rows = Enum.GetValues<Category>().Select(category => FeeLines.Read(category, typed)).ToList();
        var norm = Enum.TryParse<FeeNorm>(typed["norm"], out var read) && Enum.IsDefined(read) ? read : (FeeNorm?)null;
        var day = ReadDay(code);
        var table = new FeeTable([.. rows.SelectMany(one => one.Rows)], norm ?? default, day ?? Today);
        FieldError[] unreadable =
        [
            .. day is null ? [new("code", "请填写日期，例如 2027-01-01")] : (FieldError[])[],
            .. norm is null ? [new("norm", "请选择税前还是税后")] : (FieldError[])[],
            .. rows.SelectMany(one => one.Wrong),
        ];
        return new EntryRead<FeeTable>(
            table,
            unreadable.Length > 0 ? unreadable : FormErrors.Of(FeeTableRules.Check(table, Today)).All
        );
    }

    /// <summary>Every fee that changes, beside what it was.</summary>
    public override async Task<IReadOnlyList<string>> MovesAsync(FeeTable entry)
    {
        var before = await HoldingAsync(entry.HoldsFrom);
        var changes = FeeNormFields.Between(before, entry).ToList();
        return changes.Count == 0
            ? []
            : [$"{Dates.FullDay(entry.HoldsFrom)}起的课按新标准结算，已确认的课也是；之前的课不变", .. changes];
    }

    private static string Spread(FeeTable table, bool skill)
    {
        var fees = table.Rows.Where(row => row.Category.IsSkill() == skill).Select(row => row.PerLesson).ToList();
        return fees.Count == 0 ? "" : $"{Yuan.Short(fees.Min())}—{Yuan.Short(fees.Max())}";
    }
}

using Delivery.Domain.Ordering;
using Delivery.Pages.Web;
using Delivery.Pages.Web.Registers;

namespace Delivery.Functions.People.Succession;

/// <summary>What became of a street and what it came from, for its page in the register.</summary>
internal static class LineageFacts
{
    public static IEnumerable<Mark> Marks(Street entry) =>
        entry.Lineage?.Into is { } into ? [new Mark($"{Dates.FullDay(into.From)}起并入{into.Code}", Tone.Warn)] : [];

    public static FactGroup Of(Street entry) =>
        new("合并与拆分", [.. All(entry.Lineage ?? new Lineage())], null, Paths.Succession(entry.Code), "合并或拆分");

    private static IEnumerable<Fact> All(Lineage lineage)
    {
        if (lineage.Into is { } into)
            yield return Fact($"{Dates.FullDay(into.From)}起并入", into.Code);
        foreach (var one in lineage.Took ?? [])
            yield return Fact($"{Dates.FullDay(one.From)}起并入本街镇", one.Code);
        foreach (var one in lineage.Gave ?? [])
            yield return Fact($"{Dates.FullDay(one.From)}起拆分出", one.Code);
        if (lineage.Origin is { } origin)
            yield return Fact($"{Dates.FullDay(origin.From)}拆分自", origin.Code);
    }

    private static Fact Fact(string label, string code) => new(label, code, Paths.Entry(Paths.Streets, code));
}

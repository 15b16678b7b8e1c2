using Delivery.Domain.Ordering;

namespace Delivery.Domain.Settlement.Taxes;

/// <summary>Which of a teacher's fees of a month count as one payment.</summary>
public enum TaxGrouping
{
    /// <summary>All of them, over all funding streams.</summary>
    Month,

    Stream,
    Category,
}

/// <summary>What counts as one payment (domain.md, section 7).</summary>
public sealed record TaxSettings(TaxGrouping Grouping = TaxGrouping.Month);

public static class TaxGroupings
{
    /// <summary>As the setting is written.</summary>
    public static string Name(this TaxGrouping by) =>
        by switch
        {
            TaxGrouping.Stream => "stream",
            TaxGrouping.Category => "category",
            _ => "month",
        };

    /// <returns>Null for what is none.</returns>
    public static TaxGrouping? Find(string name) =>
        Enum.GetValues<TaxGrouping>().Cast<TaxGrouping?>().FirstOrDefault(by => by!.Value.Name() == name);

    public static string Label(this TaxGrouping by) =>
        by switch
        {
            TaxGrouping.Stream => "按经费渠道分别计税",
            TaxGrouping.Category => "按类别分别计税",
            _ => "全月合并计税",
        };

    /// <summary>The group of a line, by a name that stays.</summary>
    public static string KeyOf(this TaxGrouping by, PayslipLine line) =>
        by switch
        {
            TaxGrouping.Stream => line.FundingStream.ToString(),
            TaxGrouping.Category => line.Category?.ToString() ?? TaxGroup.Rest,
            _ => TaxGroup.Rest,
        };
}

/// <summary>The fees of a month that count as one payment.</summary>
/// <param name="Key">The stream or category; <see cref="Rest"/> for all, and for what has none.</param>
public sealed record TaxGroup(string Key, Money.Withholding Withholding)
{
    public const string Rest = "";

    public string Label =>
        Enum.TryParse<FundingStream>(Key, out var stream) ? stream.Label()
        : Enum.TryParse<Category>(Key, out var category) ? category.Label()
        : "其他";
}

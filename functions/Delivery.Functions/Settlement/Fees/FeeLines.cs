using Delivery.Domain;
using Delivery.Domain.Money;
using Delivery.Domain.Ordering;
using Delivery.Functions.Web.Typed;
using Delivery.Pages.Settlement.Fees;
using Delivery.Pages.Web;
using Delivery.Pages.Web.Registers;

namespace Delivery.Functions.Settlement.Fees;

/// <summary>The rows of a category as finance types them, one a line: grade, minutes where they matter, yuan.</summary>
public static class FeeLines
{
    public static (IReadOnlyList<FeeRow> Rows, IReadOnlyList<FieldError> Wrong) Read(
        Category category,
        EntryValues typed
    )
    {
        var field = FeeTableRules.FieldOf(category);
        var lines = typed.LinesOf(field).Select(line => (Line: line, Row: RowOf(category, line))).ToList();
        return (
            [.. lines.Where(line => line.Row is not null).Select(line => line.Row!)],
            [
                .. lines
                    .Where(line => line.Row is null)
                    .Select(line => new FieldError(field, $"看不懂“{line.Line}”，请写成“一级 250”或“一级 90分钟 300”")),
            ]
        );
    }

    private static FeeRow? RowOf(Category category, string line)
    {
        var words = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length is < 2 or > 3)
            return null;
        var yuan = TypedNumbers.Amount(TypedText.Clean(TextKind.Number, words[^1]));
        var minutes =
            words.Length == 2
                ? 0
                : TypedNumbers.Whole(
                    HalfWidth.Of(words[1]).TrimEnd('起').Replace("分钟", "", StringComparison.Ordinal)
                );
        var grade = words[0] == FeeNormFields.Others ? null : words[0];
        return yuan is null || minutes is null ? null : new FeeRow(category, yuan.Value, grade, minutes.Value);
    }
}

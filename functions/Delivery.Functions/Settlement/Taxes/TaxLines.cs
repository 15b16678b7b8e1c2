using Delivery.Domain;
using Delivery.Domain.Money;
using Delivery.Functions.Web.Typed;
using Delivery.Pages.Settlement.Taxes;

namespace Delivery.Functions.Settlement.Taxes;

/// <summary>The brackets as finance types them, one a line: up to which taxable yuan, rate, quick deduction.</summary>
public static class TaxLines
{
    public static TaxBracket? BracketOf(string line)
    {
        var words = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length != 3 || Percent(words[1]) is not { } rate || Yuan(words[2]) is not { } deduction)
            return null;
        if (words[0] == TaxTableFields.Above)
            return new TaxBracket(UpTo: null, rate, deduction);
        return Yuan(words[0]) is { } upTo ? new TaxBracket(upTo, rate, deduction) : null;
    }

    /// <summary>"20%" and "20" are 0.2; null when it is no share.</summary>
    public static decimal? Percent(string typed) =>
        TypedNumbers.Amount(HalfWidth.Of(typed).TrimEnd('%', ' ')) is { } percent ? percent / 100 : null;

    private static decimal? Yuan(string word) => TypedNumbers.Amount(TypedText.Clean(TextKind.Number, word));
}

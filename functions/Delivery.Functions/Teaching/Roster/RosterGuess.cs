using System.Text.RegularExpressions;
using Delivery.Domain;
using Delivery.Domain.Ordering;
using Delivery.Functions.Web.Sheets;
using Delivery.Functions.Web.Typed;

namespace Delivery.Functions.Teaching.Roster;

/// <summary>
/// A table whose first line names no columns that we know: by what stands in them one is taken for the phones, one for the
/// names and perhaps one for the years of birth. Whoever sent it looks it over before anything is done with it.
/// </summary>
/// <param name="Lines">As they are pasted: a line each.</param>
public sealed partial record RosterGuess(string Name, string Phone, string? Birth, string Lines)
{
    public string Sentence =>
        $"第一行认不出“姓名”和“手机”。按内容看，{Name}是姓名，{Phone}是手机{(Birth is null ? "" : $"，{Birth}是出生年份")}，"
        + "已填在下面。请核对，对的话再按一次“加入这些人”";

    /// <returns>Null where no column is mostly phones, or none mostly names.</returns>
    public static RosterGuess? Of(Table table)
    {
        IReadOnlyList<string> first = [.. table.Columns];
        // A table without names of columns begins with a person.
        var rows = table.Rows.Select(row => row.Cells).ToList();
        if (first.Any(IsPhone))
            rows.Insert(0, first);
        var phone = Most(rows, first.Count, IsPhone);
        var name = Most(rows, first.Count, IsName, phone);
        if (phone < 0 || name < 0)
            return null;
        var birth = Most(rows, first.Count, IsYear, phone, name);
        return new(
            Called(first, name),
            Called(first, phone),
            birth < 0 ? null : Called(first, birth),
            string.Join('\n', rows.Select(row => LineOf(row, name, phone, birth)).Where(line => line.Length > 0))
        );
    }

    // The column with the most different cells of that kind, where at least half of the rows have one.
    private static int Most(List<IReadOnlyList<string>> rows, int columns, Func<string, bool> fits, params int[] taken)
    {
        var best = Enumerable
            .Range(0, columns)
            .Except(taken)
            .Where(at => rows.Count(row => fits(CellOf(row, at))) * 2 >= rows.Count)
            .Select(at => (At: at, Different: rows.Select(row => CellOf(row, at)).Where(fits).Distinct().Count()))
            .OrderByDescending(one => one.Different)
            .ThenBy(one => one.At)
            .FirstOrDefault((At: -1, Different: 0));
        return best.Different == 0 ? -1 : best.At;
    }

    private static string LineOf(IReadOnlyList<string> row, int name, int phone, int birth) =>
        string.Join(
            ' ',
            new[]
            {
                CellOf(row, name),
                CellOf(row, phone),
                birth < 0 ? "" : Year().Match(CellOf(row, birth)).Value,
            }.Where(cell => cell.Length > 0)
        );

    // Spaces inside a phone would part it; those inside a name do not.
    private static string CellOf(IReadOnlyList<string> row, int at) =>
        at >= row.Count ? ""
        : TypedText.Clean(TextKind.Phone, row[at]) is var phone && Phones.IsValid(phone) ? phone
        : TypedText.Clean(TextKind.Name, row[at]);

    private static string Called(IReadOnlyList<string> first, int at) =>
        IsPhone(first[at]) || first.Any(IsPhone) || first[at].Trim().Length == 0
            ? $"第{at + 1}列"
            : $"“{first[at].Trim()}”";

    private static bool IsPhone(string cell) => Phones.IsValid(TypedText.Clean(TextKind.Phone, cell));

    private static bool IsName(string cell) => Letters().IsMatch(cell);

    private static bool IsYear(string cell) => Year().IsMatch(cell);

    [GeneratedRegex(@"\A\p{L}[\p{L}·\s]{1,19}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Letters();

    [GeneratedRegex(@"\A(?:19|20)[0-9]{2}(?![0-9])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Year();
}

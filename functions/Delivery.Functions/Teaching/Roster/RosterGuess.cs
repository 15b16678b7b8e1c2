using Delivery.Functions.Web.Sheets;

namespace Delivery.Functions.Teaching.Roster;

/// <summary>
/// A table whose first line does not name both names and phones: a column whose name we know is what it says, and what is
/// missing is taken from what stands in the others. Whoever sent it looks it over before anything is done with it.
/// </summary>
/// <param name="Missing">What the first line does not name.</param>
/// <param name="Lines">As they are pasted: a line each.</param>
public sealed record RosterGuess(string Missing, string Name, string Phone, string? Birth, IReadOnlyList<string> Lines)
{
    // The names of columns about who answers for a child.
    private static readonly string[] OfGuardians = ["监护", "家长", "guardian"];

    public string Sentence =>
        $"第一行认不出{Missing}。按内容看，{Name}是姓名，{Phone}是手机{(Birth is null ? "" : $"，{Birth}是出生年份或年龄")}，"
        + "已填在下面。请核对，对的话再按一次“加入这些人”";

    /// <summary>Whatever stood in the box stays, and what was guessed follows it, once.</summary>
    public string Under(string pasted) =>
        string.Join('\n', pasted.Split('\n', StringSplitOptions.TrimEntries).Where(Any).Union(Lines));

    /// <param name="today">Nobody is born this year: such a date is of something else.</param>
    /// <returns>Null where no other column is mostly phones, or none mostly names, or a guardian would be lost in a line.</returns>
    public static RosterGuess? Of(Table table, DateOnly today)
    {
        if (table.Columns.Any(IsOfGuardian))
            return null;
        var known = RosterColumns.Of(table.Columns);
        var first = CellsOf(table.Columns, today);
        var rows = table.Rows.Select(row => CellsOf(row.Cells, today)).ToList();
        var isPerson = known.Known.Count == 0 && first.Any(cell => cell.Phone.Length > 0);
        if (isPerson)
            rows.Insert(0, first);
        var phone = known.Phone >= 0 ? known.Phone : PhoneIn(rows, known.Known);
        var name = known.Name >= 0 ? known.Name : Most(rows, cell => cell.IsName, [.. known.Known, phone]);
        if (phone < 0 || name < 0)
            return null;
        // Without names of columns the first is a person, also one whose phone is wrong.
        if (!isPerson && known.Known.Count == 0 && first[name].IsName && first.Any(cell => cell.Number.Length > 0))
        {
            isPerson = true;
            rows.Insert(0, first);
        }
        var birth = known.Birth >= 0 ? known.Birth : Most(rows, cell => cell.IsBirth, [.. known.Known, phone, name]);
        return new(
            string.Join("和", ((string[])[known.Name < 0 ? "“姓名”" : "", known.Phone < 0 ? "“手机”" : ""]).Where(Any)),
            Called(name),
            Called(phone),
            birth < 0 ? null : Called(birth),
            [.. rows.Select(row => LineOf(row, name, phone, birth)).Where(Any)]
        );

        string Called(int at) => isPerson ? $"第{at + 1}列" : $"“{table.Columns[at]}”";
    }

    private static bool IsOfGuardian(string column) =>
        OfGuardians.Any(word => column.Contains(word, StringComparison.OrdinalIgnoreCase));

    private static RosterCell[] CellsOf(IReadOnlyList<string> cells, DateOnly today) =>
        [.. cells.Select(cell => RosterCell.Of(cell, today))];

    // A number of eight digits is a landline of the city too, and more often that of a card.
    private static int PhoneIn(List<RosterCell[]> rows, IReadOnlyList<int> taken) =>
        Most(rows, cell => cell.IsMobile, taken) is >= 0 and var mobile
            ? mobile
            : Most(rows, cell => cell.Phone.Length > 0, taken);

    // The column with the most different cells of that kind, where at least half of the rows have one.
    private static int Most(List<RosterCell[]> rows, Func<RosterCell, bool> fits, IReadOnlyList<int> taken)
    {
        var best = Enumerable
            .Range(0, rows[0].Length)
            .Except(taken)
            .Select(at => (At: at, Fitting: rows.Select(row => row[at]).Where(fits).ToList()))
            .Where(one => one.Fitting.Count * 2 >= rows.Count)
            .Select(one => (one.At, Different: one.Fitting.Select(cell => cell.Words).Distinct().Count()))
            .OrderByDescending(one => one.Different)
            .ThenBy(one => one.At)
            .FirstOrDefault((At: -1, Different: 0));
        return best.Different == 0 ? -1 : best.At;
    }

    private static string LineOf(RosterCell[] row, int name, int phone, int birth) =>
        string.Join(
            ' ',
            ((string[])[row[name].Words, row[phone].Called, birth < 0 ? "" : row[birth].Number]).Where(Any)
        );

    private static bool Any(string text) => text.Length > 0;
}

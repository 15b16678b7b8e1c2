using System.Text.RegularExpressions;
using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Domain.Teaching.Enrolling;
using Delivery.Domain.Teaching.Roster;
using Delivery.Functions.Web.Sheets;
using Delivery.Functions.Web.Typed;

namespace Delivery.Functions.Teaching.Roster;

/// <summary>A list of people as streets have them: a sheet whose columns are guessed by their names, or lines that were pasted.</summary>
public sealed partial class RosterFile(TimeProvider clock)
{
    private static readonly string[] Yes = ["是", "同意", "已同意", "有", "√", "yes", "true", "1"];

    /// <summary>Of a table whose columns are not named.</summary>
    public static Refusal NoColumns { get; } =
        new("roster.columns", "第一行应是列名，至少要有“姓名”和“手机”两列", "file");

    /// <summary>Columns that nobody asks for, such as a running number, are left aside.</summary>
    public Outcome<IReadOnlyList<RosterRow>> Read(byte[] file)
    {
        var table = TableFiles.Read(file);
        if (table.IsRefused)
            return Outcome.Refused<IReadOnlyList<RosterRow>>(table.Refusals);
        var columns = RosterColumns.Of(table.Value.Columns);
        return columns.AreEnough
            ? Outcome.Of<IReadOnlyList<RosterRow>>([
                .. table.Value.Rows.Select(row => new RosterRow(row.Number, PersonOf(row.Cells, columns))),
            ])
            : Outcome.Refused<IReadOnlyList<RosterRow>>([NoColumns]);
    }

    /// <returns>What a table seems to hold whose columns are not all named; null where it holds nothing of use.</returns>
    public RosterGuess? Guess(byte[] file) =>
        TableFiles.Read(file) is { IsRefused: false } table
            ? RosterGuess.Of(table.Value, ShanghaiTime.DateOf(clock.GetUtcNow()))
            : null;

    /// <summary>张三 13900000001 1958: a line each, in any order, with spaces, tabs or commas between.</summary>
    public Outcome<IReadOnlyList<RosterRow>> ReadLines(string pasted)
    {
        var rows = pasted
            .Split('\n')
            .Index()
            .Where(line => !string.IsNullOrWhiteSpace(line.Item))
            .Select(line => new RosterRow(line.Index + 1, PersonIn(line.Item)))
            // The names of columns, pasted along with their rows.
            .Where(row => !(row.Person.Phone.Length == 0 && RosterColumns.IsName(row.Person.Name)))
            .ToList();
        return rows.Count > 0
            ? Outcome.Of<IReadOnlyList<RosterRow>>(rows)
            : Outcome.Refused<IReadOnlyList<RosterRow>>("roster.empty", "请粘贴名单，一行一人：姓名 手机", "pasted");
    }

    private Participant PersonOf(IReadOnlyList<string> cells, RosterColumns at) =>
        new(
            TypedText.Clean(TextKind.Name, cells[at.Name]),
            TypedText.Clean(TextKind.Phone, cells[at.Phone]),
            YearOf(CellOf(cells, at.Birth)),
            Guardian: CellOf(cells, at.Guardian) is not { Length: > 0 } guardian
                ? null
                : new Guardian(
                    TypedText.Clean(TextKind.Name, guardian),
                    TypedText.Clean(TextKind.Phone, CellOf(cells, at.GuardianPhone)),
                    Yes.Contains(CellOf(cells, at.Consent), StringComparer.OrdinalIgnoreCase)
                )
        );

    private Participant PersonIn(string line)
    {
        var (name, phone, birth) = ("", "", (int?)null);
        foreach (var word in Between().Split(Spaced().Replace(line, "${a}${b}${c}")).Where(word => word.Length > 0))
            if (TypedText.Clean(TextKind.Phone, word) is var typed && Phones.IsValid(typed))
                phone = typed;
            else if (!word.All(char.IsAsciiDigit))
                name = TypedText.Clean(TextKind.Name, name.Length == 0 ? word : $"{name} {word}");
            else if (name.Length > 0 && word.Length <= 4)
                birth = YearOf(word);
            // A number of eleven digits that is no phone is shown to be none; a shorter one counts the lines.
            else if (word.Length > 4)
                phone = word;
        return new Participant(name, phone, birth);
    }

    private int? YearOf(string cell) =>
        TypedNumbers.Whole(RosterCell.NumberOf(TypedText.Clean(TextKind.Number, cell))) is { } number
            ? ParticipantRules.BirthYearOf(number, ShanghaiTime.DateOf(clock.GetUtcNow())) ?? number
            : null;

    private static string CellOf(IReadOnlyList<string> cells, int at) => at < 0 ? "" : cells[at].Trim();

    [GeneratedRegex(@"[\s,，;；、|]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Between();

    // 139 0001 0004 is one word.
    [GeneratedRegex(
        @"(?<![0-9])(?<a>1[3-9][0-9])[ -]?(?<b>[0-9]{4})[ -]?(?<c>[0-9]{4})(?![0-9])",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Spaced();
}

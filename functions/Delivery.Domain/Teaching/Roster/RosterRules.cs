using Delivery.Domain.Ordering;
using Delivery.Domain.Teaching.Enrolling;

namespace Delivery.Domain.Teaching.Roster;

/// <summary>Somebody on a list that a street sends.</summary>
/// <param name="Row">As the sender counts: a row of the file, a line of what was pasted; of the API the place from 1.</param>
public sealed record RosterRow(int Row, Participant Person);

/// <summary>What is asked of a list that a street enters itself: less than of citizens, since it knows its people.</summary>
public static class RosterRules
{
    public const int MostPeople = 1000;
    private const int FirstYear = 1900;

    public static IReadOnlyList<Refusal> Check(IReadOnlyList<RosterRow> rows, DateOnly today) =>
        rows.Count > MostPeople
            ? [new("roster.too-many", $"名单最多{MostPeople}人，现有{rows.Count}人，请核对", "people")]
            : [.. rows.SelectMany((row, at) => CheckRow(row, at, today)), .. Twice(rows)];

    /// <summary>
    /// Somebody as a list sends them, with what they had told before: a list rarely has more than name and phone, and none takes
    /// back what a guardian agreed to.
    /// </summary>
    public static Participant Completed(Participant sent, Participant known) =>
        sent with
        {
            BirthYear = sent.BirthYear ?? known.BirthYear,
            Email = known.Email,
            Guardian = Completed(sent.Guardian, known.Guardian),
        };

    public const string NoGuardiansOfGrownUps = "只留未满14岁的孩子的监护人，成年人的没有保存。";

    /// <summary>Nobody answers for a grown-up (domain.md, section 9): whom the year of birth says to be one is kept without a guardian.</summary>
    public static bool LeavesGuardianOut(Participant sent, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(sent);
        return sent is { Guardian: not null, BirthYear: not null }
            && !ParticipantRules.MayBeChild(sent.BirthYear, today);
    }

    // Who is named with a guardian and without a year is taken for a child: what is kept of a guardian, they agreed to.
    private static bool IsTakenForChild(Participant person, DateOnly today) =>
        ParticipantRules.MayBeChild(person.BirthYear, today) || person is { BirthYear: null, Guardian: not null };

    private static Guardian? Completed(Guardian? sent, Guardian? known) =>
        sent is null || known is null || (sent.Name, sent.Phone) != (known.Name, known.Phone)
            ? sent ?? known
            : sent with
            {
                Consents = sent.Consents || known.Consents,
            };

    private static IEnumerable<Refusal> CheckRow(RosterRow row, int at, DateOnly today)
    {
        var person = row.Person;
        if (string.IsNullOrWhiteSpace(person.Name))
            yield return new("roster.name", $"第{row.Row}行缺少姓名，请补上", $"people[{at}].name");
        if (!Phones.IsValid(person.Phone))
            yield return new(
                "roster.phone",
                $"第{row.Row}行的电话“{person.Phone}”不对，应为11位手机号，或带区号的座机号",
                $"people[{at}].phone"
            );
        if (person.BirthYear is { } year && (year < FirstYear || year > today.Year))
            yield return new(
                "roster.birth-year",
                $"第{row.Row}行的出生年份不对，应为{FirstYear}至{today.Year}，或留空",
                $"people[{at}].birthYear"
            );
        if (IsTakenForChild(person, today))
            foreach (var refusal in CheckGuardian(person.Guardian, row.Row, at))
                yield return refusal;
    }

    // The street knows its people, and the law asks for a guardian all the same (domain.md, section 9).
    private static IEnumerable<Refusal> CheckGuardian(Guardian? guardian, int row, int at)
    {
        if (string.IsNullOrWhiteSpace(guardian?.Name))
            yield return new(
                "roster.guardian",
                $"第{row}行的孩子可能未满14岁，请补上监护人姓名",
                $"people[{at}].guardian.name"
            );
        if (guardian is null || !Phones.IsValid(guardian.Phone))
            yield return new(
                "roster.guardian-phone",
                $"第{row}行的孩子可能未满14岁，请补上监护人的11位手机号，或带区号的座机号",
                $"people[{at}].guardian.phone"
            );
        if (guardian is not { Consents: true })
            yield return new(
                "roster.consent",
                $"第{row}行的孩子可能未满14岁，请先征得监护人同意，并写明“监护人同意”",
                $"people[{at}].guardian.consents"
            );
    }

    private static IEnumerable<Refusal> Twice(IReadOnlyList<RosterRow> rows) =>
        rows.Index()
            .Where(row => row.Item.Person.Name.Length > 0)
            .GroupBy(row => (row.Item.Person.NameWithoutSpaces, row.Item.Person.Phone))
            .SelectMany(same => same.Skip(1).Select(row => (First: same.First().Item.Row, row.Index, row.Item)))
            .Select(row => new Refusal(
                "roster.twice",
                $"第{row.Item.Row}行与第{row.First}行是同一个人，请只留一行",
                $"people[{row.Index}].name"
            ));
}

using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Domain.Conduct.Supervision;
using Delivery.Domain.People;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Conduct;

namespace Delivery.Functions.People.Erasure;

/// <summary>Finds whoever was sent to watch a lesson, by the address that the link went to; they stand in no register.</summary>
public sealed class SupervisorFinder(
    LessonVisits visits,
    CoursesOfPerson courses,
    DeliveryTables tables,
    Scrubbing scrubbing,
    TimeProvider clock
)
{
    public const string Supervisor = "supervisor";

    // Draws are made for weeks that are about to come.
    private const int WeeksAhead = 26;

    public ErasableKind Supervisors => new(Supervisor, "督导员", "邮箱", FindAsync);

    public ErasablePlace Places => new("supervisors", "督导的派人记录", EraseAsync);

    private async Task<Outcome<Erasee>> FindAsync(string email)
    {
        var (names, open) = (new HashSet<string>(StringComparer.Ordinal), 0);
        await foreach (var visit in AllAsync())
        {
            names.UnionWith(visit.Sent.Where(one => Is(one, email)).Select(one => one.Name));
            if (visit.State == VisitState.Assigned && Is(visit.Supervisor!, email))
                open++;
        }

        return names.Count == 0 ? Outcome.Refused<Erasee>(ErasureRules.Unknown)
            : open > 0 ? Outcome.Refused<Erasee>(ErasureRules.StillVisiting(open))
            : Outcome.Of(
                new Erasee(
                    Supervisor,
                    email,
                    "督导员",
                    [.. names.Where(name => name.Length > 0 && name != Erasee.Gone), email],
                    [email],
                    [],
                    [],
                    []
                )
            );
    }

    // The rows of acts come before the visits that lead to them: cut short, it finds them again.
    private async Task<int> EraseAsync(Erasee erasee)
    {
        if (erasee.Kind != Supervisor)
            return 0;
        var scrubbed = 0;
        foreach (var week in Weeks())
        {
            var mine = (await visits.OfWeekAsync(week))
                .Where(visit => visit.Sent.Any(one => Is(one, erasee.Id)))
                .Select(visit => visit.VisitId)
                .ToHashSet();
            if (mine.Count > 0)
                scrubbed += await scrubbing.PartitionAsync(
                    tables.Supervision,
                    $"{week}",
                    erasee,
                    row => CommandRows.Are(row) || mine.Contains(row.RowKey.Split('|')[^1])
                );
        }

        return scrubbed;
    }

    private async IAsyncEnumerable<Visit> AllAsync()
    {
        foreach (var week in Weeks())
        foreach (var visit in await visits.OfWeekAsync(week))
            yield return visit;
    }

    private IEnumerable<Week> Weeks()
    {
        var last = Week.Of(ShanghaiTime.DateOf(clock.GetUtcNow()).AddDays(7 * WeeksAhead));
        for (var week = Week.Of(new DateOnly(courses.Years.First(), 1, 1)); week.CompareTo(last) <= 0; week = week.Next)
            yield return week;
    }

    private static bool Is(Storage.Conduct.Supervisor one, string email) =>
        one.Email.Equals(email, StringComparison.OrdinalIgnoreCase);
}

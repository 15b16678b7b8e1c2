using Azure;
using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Domain.Teaching.Enrolling;
using Delivery.Domain.Teaching.Roster;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Teaching.Enrolling;
using Delivery.Functions.Web;
using Delivery.Functions.Workflow;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Teaching.Roster;

/// <summary>
/// The street's word on who takes part: it puts people on the list beyond the places too, since it knows its room. A long
/// list is saved some people at a time; sent again, it changes only what is still different.
/// </summary>
public sealed class SaveRoster(
    EnrolmentCommands commands,
    Enrolments enrolments,
    RosterChanges changes,
    RosterNews news,
    TimeProvider clock
)
{
    // A batch holds a hundred rows, and the head, the act and the answer are among them.
    private const int PeopleAtOnce = 80;

    /// <summary>Puts these people on the list and leaves all others as they are.</summary>
    public async Task<Outcome<int>> AddAsync(
        string courseId,
        IReadOnlyList<RosterRow> rows,
        Call call,
        DurableTaskClient durable
    )
    {
        if (await commands.CourseAsync(courseId) is not { } course)
            return Outcome.Refused<int>(EnrolmentCommands.NoSuchCourse(courseId));
        var (wrong, wanted) = await ReadAsync(courseId, rows);
        return wrong.Count > 0 ? Outcome.Refused<int>(wrong) : await SaveAsync(course, wanted, call, durable);
    }

    /// <summary>The list is these people: whoever has a place and is not among them is taken off. Who waits goes on waiting.</summary>
    /// <param name="ifMatch">The head's version that must be stored; null takes any.</param>
    public async Task<Outcome<int>> ReplaceAsync(
        string courseId,
        IReadOnlyList<RosterRow> rows,
        Call call,
        DurableTaskClient durable,
        ETag? ifMatch = null
    )
    {
        if (await commands.CourseAsync(courseId) is not { } course)
            return Outcome.Refused<int>(EnrolmentCommands.NoSuchCourse(courseId));
        var (wrong, wanted) = await ReadAsync(courseId, rows);
        if (wrong.Count > 0)
            return Outcome.Refused<int>(wrong);
        if (ifMatch is { } version && !version.Fits((await enrolments.HeadAsync(courseId))?.ETag))
            return Outcome.Refused<int>(Preconditions.Stale);
        var ids = wanted.Select(change => change.EnrolmentId).ToHashSet();
        var gone = (await enrolments.AllAsync(courseId))
            .Where(row => row.Value.HoldsPlace && !ids.Contains(row.Value.EnrolmentId))
            .Select(row => new RosterChange(row.Value.EnrolmentId, null));
        return await SaveAsync(course, [.. wanted, .. gone], call, durable);
    }

    // Judged with what each had told before: a list that leaves the guardian out takes nobody's away.
    private async Task<(IReadOnlyList<Refusal> Wrong, IReadOnlyList<RosterChange> Wanted)> ReadAsync(
        string courseId,
        IReadOnlyList<RosterRow> rows
    )
    {
        var today = ShanghaiTime.DateOf(clock.GetUtcNow());
        var known = (await enrolments.AllAsync(courseId))
            .Where(row => row.Value.IsOpen)
            .ToDictionary(row => row.Value.EnrolmentId, row => row.Value.Person);
        var whole = rows.Select(row => row with { Person = Kept(Whole(row.Person)) }).ToList();
        var wrong = RosterRules.Check(whole, today);
        return (wrong, [.. whole.Select(row => new RosterChange(IdOf(row.Person), row.Person))]);

        string IdOf(Participant person) => enrolments.IdOf(courseId, person);
        Participant Kept(Participant one) =>
            RosterRules.LeavesGuardianOut(one, today) ? one.WithGuardianOfChild(today) : one;
        Participant Whole(Participant sent) =>
            known.TryGetValue(IdOf(sent), out var told) ? RosterRules.Completed(sent, told) : sent;
    }

    /// <returns>How many rows changed.</returns>
    private async Task<Outcome<int>> SaveAsync(
        CourseWithLessons course,
        IReadOnlyList<RosterChange> wanted,
        Call call,
        DurableTaskClient durable
    )
    {
        // Whoever repeats a list that took all off finds nobody to take off: those whom it was about are told all the same.
        if (wanted.Count == 0)
            await news.TellAsync(course);
        var changed = 0;
        foreach (var some in wanted.Chunk(PeopleAtOnce))
        {
            var outcome = await commands.RunAsync(
                course,
                call,
                durable,
                () => changes.DecideAsync(course, some),
                _ => news.TellAsync(course, [.. some.Select(change => change.EnrolmentId)])
            );
            if (outcome.IsRefused)
                return outcome;
            changed += outcome.Value;
        }

        return Outcome.Of(changed);
    }

    /// <summary>Tells everybody where they stand, by what is stored; for who finds that nobody did.</summary>
    public async Task FollowAsync(string courseId)
    {
        if (await commands.CourseAsync(courseId) is { } course)
            await news.TellAsync(course);
    }
}

using Azure;
using Azure.Data.Tables;
using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Domain.Teaching.Enrolling;
using Delivery.Domain.Teaching.Roster;
using Delivery.Functions.Storage;
using Delivery.Functions.Teaching.Enrolling;
using Delivery.Functions.Workflow;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Teaching.Roster;

/// <summary>
/// The street's word on who takes part: it puts people on the list beyond the places too, since it knows its room. A long
/// list is saved some people at a time; sent again, it changes only what is still different.
/// </summary>
public sealed class SaveRoster(EnrolmentCommands commands, Enrolments enrolments, TimeProvider clock)
{
    // A batch holds a hundred rows, and the head, the act and the answer are among them.
    private const int PeopleAtOnce = 80;

    /// <param name="Person">Null takes them off.</param>
    private sealed record Change(string EnrolmentId, Participant? Person);

    public static Refusal Stale { get; } = new("etag.mismatch", "名单已被别人修改，请重新打开后再提交");

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
        var wrong = RosterRules.Check(rows, ShanghaiTime.DateOf(clock.GetUtcNow()));
        return wrong.Count > 0
            ? Outcome.Refused<int>(wrong)
            : await SaveAsync(course, [.. rows.Select(row => PutOf(courseId, row))], call, durable);
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
        var wrong = RosterRules.Check(rows, ShanghaiTime.DateOf(clock.GetUtcNow()));
        if (wrong.Count > 0)
            return Outcome.Refused<int>(wrong);
        if (ifMatch is { } version && (await enrolments.HeadAsync(courseId)) is var head && !(head is not null && version.Fits(head.ETag)))
            return Outcome.Refused<int>(Stale);
        var wanted = rows.Select(row => PutOf(courseId, row)).ToList();
        var ids = wanted.Select(change => change.EnrolmentId).ToHashSet();
        var gone = (await enrolments.AllAsync(courseId))
            .Where(row => row.Value.HoldsPlace && !ids.Contains(row.Value.EnrolmentId))
            .Select(row => new Change(row.Value.EnrolmentId, null));
        return await SaveAsync(course, [.. wanted, .. gone], call, durable);
    }

    private Change PutOf(string courseId, RosterRow row) => new(enrolments.IdOf(courseId, row.Person), row.Person);

    /// <returns>How many rows changed.</returns>
    private async Task<Outcome<int>> SaveAsync(
        CourseWithLessons course,
        IReadOnlyList<Change> changes,
        Call call,
        DurableTaskClient durable
    )
    {
        var changed = 0;
        foreach (var some in changes.Chunk(PeopleAtOnce))
        {
            var outcome = await commands.RunAsync(course, call, durable, () => DecideAsync(course, some));
            if (outcome.IsRefused)
                return outcome;
            changed += outcome.Value;
        }

        return Outcome.Of(changed);
    }

    private async Task<Decided<int>> DecideAsync(CourseWithLessons course, IReadOnlyList<Change> changes)
    {
        var courseId = course.Course.CourseId;
        var (stored, head) = await commands.HeadAsync(course);
        var known = (await enrolments.AllAsync(courseId)).ToDictionary(row => row.Value.EnrolmentId);
        var (rows, news) = (new List<TableTransactionAction>(), new List<OutboxMessage>());
        foreach (var change in changes.Where(change => change.Person is not null))
            head = Put(head, known.GetValueOrDefault(change.EnrolmentId), change, courseId, rows, news);
        var gone = changes
            .Where(change => change.Person is null)
            .Select(change => known.GetValueOrDefault(change.EnrolmentId))
            .OfType<Stored<Enrolment>>()
            .Where(row => row.Value.HoldsPlace);
        var left = Leaving.Of(courseId, head, gone, EnrolmentStage.Removed);
        rows.AddRange(left.Rows);
        return rows.Count == 0
            ? Outcome.Of(0)
            : Decided.Change(
                rows.Count,
                new Act("roster.save", courseId, $"{rows.Count}"),
                [Enrolments.Put(courseId, stored, left.Head), .. rows],
                [.. news, .. left.News]
            );
    }

    private EnrolmentHead Put(
        EnrolmentHead head,
        Stored<Enrolment>? known,
        Change change,
        string courseId,
        List<TableTransactionAction> rows,
        List<OutboxMessage> news
    )
    {
        var person = change.Person! with { Email = known?.Value.Person.Email };
        if (known is { Value: { Stage: EnrolmentStage.Enrolled } same } && Same(same.Person, person))
            return head;
        var isOn = known is { Value.IsOpen: true };
        var next = isOn
            ? known!.Value with { Person = Kept(known.Value.Person, person), Stage = EnrolmentStage.Enrolled, ConfirmBy = null }
            : New(head, change.EnrolmentId, courseId, person);
        if (known?.Value is { Stage: EnrolmentStage.Offered, Offer: { } offer })
            news.Add(EnrolmentOfferOrchestrator.Answer(courseId, offer, taken: true));
        rows.Add(
            known is null
                ? TableRows.Insert(Enrolments.RowOf(next))
                : TableRows.Replace(Enrolments.RowOf(next), known.ETag)
        );
        return head.Moved(isOn ? known!.Value.Stage : null, EnrolmentStage.Enrolled) with
        {
            LastNumber = Math.Max(head.LastNumber, next.Number),
        };
    }

    private Enrolment New(EnrolmentHead head, string id, string courseId, Participant person) =>
        new(
            id,
            courseId,
            head.LastNumber + 1,
            head.LastNumber + 1,
            person,
            EnrolmentStage.Enrolled,
            clock.GetUtcNow(),
            ByStreet: true
        );

    // A list rarely has more than name and phone: what the person told stays.
    private static Participant Kept(Participant known, Participant sent) =>
        sent with
        {
            BirthYear = sent.BirthYear ?? known.BirthYear,
            Guardian = sent.Guardian ?? known.Guardian,
        };

    private static bool Same(Participant known, Participant sent) => Kept(known, sent) == known;
}

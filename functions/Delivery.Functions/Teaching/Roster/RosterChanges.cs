using Azure.Data.Tables;
using Delivery.Domain;
using Delivery.Domain.Teaching.Enrolling;
using Delivery.Domain.Teaching.Roster;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Teaching.Enrolling;
using Delivery.Functions.Workflow;

namespace Delivery.Functions.Teaching.Roster;

/// <summary>Somebody to be put on a list, as they are to stand on it.</summary>
/// <param name="Person">Null takes them off.</param>
public sealed record RosterChange(string EnrolmentId, Participant? Person);

/// <summary>The batch that puts some people on a list and takes others off it.</summary>
public sealed class RosterChanges(EnrolmentCommands commands, Enrolments enrolments, TimeProvider clock)
{
    public async Task<Decided<int>> DecideAsync(CourseWithLessons course, IReadOnlyList<RosterChange> changes)
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
        RosterChange change,
        string courseId,
        List<TableTransactionAction> rows,
        List<OutboxMessage> news
    )
    {
        var isOn = known is { Value.IsOpen: true };
        var next = isOn
            ? OnTheList(known!.Value, change.Person!)
            : New(head, change.EnrolmentId, courseId, change.Person! with { Email = known?.Value.Person.Email });
        if (next == known?.Value)
            return head;
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

    // Somebody may have told more since the list was read.
    private static Enrolment OnTheList(Enrolment known, Participant person) =>
        known with
        {
            Person = RosterRules.Completed(person, known.Person),
            Stage = EnrolmentStage.Enrolled,
            ConfirmBy = null,
        };

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
}

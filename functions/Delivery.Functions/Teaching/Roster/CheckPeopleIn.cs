using Azure.Data.Tables;
using Delivery.Domain;
using Delivery.Domain.Teaching;
using Delivery.Domain.Teaching.Enrolling;
using Delivery.Domain.Teaching.Roster;
using Delivery.Functions.Storage.People;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Workflow;

namespace Delivery.Functions.Teaching.Roster;

/// <summary>Who came to a lesson: from the list, or by themselves with the code at the door.</summary>
public sealed class CheckPeopleIn(Enrolments enrolments, CheckIns checkIns, Commands commands, TimeProvider clock)
{
    // A batch holds a hundred rows, and the walk-ins, the act and the answer are among them.
    private const int PeopleAtOnce = 90;

    /// <param name="present">Ids of the enrolments of all who came; who is not among them did not.</param>
    /// <param name="walkIns">Null leaves their number as it is.</param>
    /// <param name="shown">
    /// Of whom the sender's list said that they came: only these are taken off, and only others put on, so that what was done
    /// at the door meanwhile stays. Null where all is told anew.
    /// </param>
    public async Task<Outcome<LessonCrowd>> ByListAsync(
        Lesson lesson,
        IReadOnlyList<string> present,
        int? walkIns,
        Call call,
        IReadOnlyList<string>? shown = null
    )
    {
        var (courseId, lessonId) = (lesson.CourseId, lesson.LessonId);
        var outcome = await commands.RunAsync(
            call,
            enrolments.PlaceOf(courseId),
            durable: null,
            async () =>
            {
                var wrong = await AgainstAsync(lesson, present, walkIns);
                if (wrong.Count > 0)
                    return Outcome.Refused<int>(wrong);
                var known = await checkIns.OfLessonAsync(courseId, lessonId);
                var rows = RowsOf(lesson, known, [.. present.Select(KeyOf)], shown?.Select(KeyOf).ToHashSet(), walkIns);
                return rows.Count == 0
                    ? Outcome.Of(0)
                    : Decided.Change(
                        rows.Count,
                        new Act("lesson.check-in", lessonId, $"{present.Count}"),
                        [.. rows.Take(PeopleAtOnce)]
                    );
            }
        );
        if (outcome.IsRefused)
            return Outcome.Refused<LessonCrowd>(outcome.Refusals);
        // What one batch does not hold is saved by the next; each finds what is still different.
        return outcome.Value > PeopleAtOnce
            ? await ByListAsync(lesson, present, walkIns, call.By, shown)
            : Outcome.Of(await checkIns.OfLessonAsync(courseId, lessonId));
    }

    /// <summary>Somebody at the door.</summary>
    public Task<Outcome<int>> AtDoorAsync(Lesson lesson, IReadOnlyList<Enrolment> people, Call call) =>
        commands.RunAsync(
            call,
            enrolments.PlaceOf(lesson.CourseId),
            durable: null,
            async () =>
            {
                if (CheckInRules.Against(lesson, clock.GetUtcNow()) is { } early)
                    return Outcome.Refused<int>(early);
                var known = await checkIns.OfLessonAsync(lesson.CourseId, lesson.LessonId);
                var fresh = people.Select(one => KeyOf(one.EnrolmentId)).Where(key => !known.People.Contains(key));
                List<TableTransactionAction> rows = [.. fresh.Select(key => Came(lesson, key, atDoor: true))];
                return rows.Count == 0
                    ? Outcome.Of(0)
                    : Decided.Change(rows.Count, new Act("lesson.door", lesson.LessonId, $"{rows.Count}"), rows);
            }
        );

    private async Task<IReadOnlyList<Refusal>> AgainstAsync(Lesson lesson, IReadOnlyList<string> present, int? walkIns)
    {
        var against = new[] { CheckInRules.Against(lesson, clock.GetUtcNow()), CheckInRules.AgainstWalkIns(walkIns) };
        if (against.Any(refusal => refusal is not null))
            return [.. against.OfType<Refusal>()];
        var open = (await enrolments.AllAsync(lesson.CourseId))
            .Where(row => row.Value.HoldsPlace)
            .Select(row => row.Value.EnrolmentId)
            .ToHashSet();
        return
        [
            .. present
                .Index()
                .Where(one => !open.Contains(one.Item))
                .Select(one => new Refusal(
                    "check-in.unknown",
                    $"名单上没有“{one.Item}”，请刷新名单再签到",
                    $"present[{one.Index}]"
                )),
        ];
    }

    private List<TableTransactionAction> RowsOf(
        Lesson lesson,
        LessonCrowd known,
        IReadOnlyList<string> present,
        IReadOnlySet<string>? shown,
        int? walkIns
    )
    {
        var fresh = present.Distinct().Where(key => shown?.Contains(key) != true && !known.People.Contains(key));
        var gone = known.People.Except(present).Where(key => shown?.Contains(key) != false);
        List<TableTransactionAction> rows =
        [
            .. fresh.Select(key => Came(lesson, key, false)),
            .. gone.Select(key => CheckIns.NotCame(lesson.CourseId, lesson.LessonId, key)),
        ];
        if (walkIns is { } people && people != known.WalkIns)
            rows.Insert(0, CheckIns.WalkIns(lesson.CourseId, lesson.LessonId, people));
        return rows;
    }

    private TableTransactionAction Came(Lesson lesson, string key, bool atDoor) =>
        CheckIns.Came(lesson.CourseId, lesson.LessonId, key, new CheckIn(clock.GetUtcNow(), atDoor));

    private static string KeyOf(string enrolmentId) => enrolmentId[^PersonKeys.Length..];
}

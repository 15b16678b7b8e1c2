using Azure.Data.Tables;
using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Domain.Teaching.Enrolling;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Storage.People;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Workflow;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Teaching.Enrolling;

/// <param name="Place">See <see cref="Seat"/>.</param>
public sealed record Admitted(string EnrolmentId, EnrolmentStage Stage, int Place);

/// <param name="People">In the order in which they stand in the form.</param>
/// <param name="ConfirmBy">Until when the phone must be proved; null where it need not be.</param>
public sealed record AdmittedTogether(IReadOnlyList<Admitted> People, DateTimeOffset? ConfirmBy);

/// <summary>
/// Citizens sign up: each gets a place while there is one, else a place in the waiting list, in the order of their coming.
/// Who comes with others comes in one batch with them.
/// </summary>
public sealed class EnrolPeople(
    EnrolmentCommands commands,
    Enrolments enrolments,
    PhoneClaims claims,
    PhoneCodes codes,
    PersonKeys keys,
    EnrolmentLetters letters,
    CurrentSettings settings,
    TimeProvider clock
)
{
    private sealed record Asked(
        CourseWithLessons Course,
        IReadOnlyList<Participant> People,
        string Phone,
        FreshCode? Code
    )
    {
        public string CourseId => Course.Course.CourseId;
    }

    /// <param name="people">The first signs up, the others come along under the same phone.</param>
    public async Task<Outcome<AdmittedTogether>> RunAsync(
        string courseId,
        IReadOnlyList<Participant> people,
        Call call,
        DurableTaskClient durable
    )
    {
        if (await commands.CourseAsync(courseId) is not { } course)
            return Outcome.Refused<AdmittedTogether>(EnrolmentCommands.NoSuchCourse(courseId));
        var phone = keys.OfPhone(people[0].Phone);
        var asked = new Asked(course, people, phone, codes.AreAsked ? codes.Fresh(courseId, phone) : null);
        var wrong = await AgainstAsync(asked);
        var outcome = await commands.RunAsync(
            course,
            call,
            durable,
            () => DecideAsync(asked, wrong),
            // A code that was made for the first call is not known any more; who did not get it asks for another.
            admitted => asked.Code is null || !call.IsRepeated ? TellAsync(asked, admitted) : Task.CompletedTask
        );
        if (outcome.IsRefused && wrong.Count == 0)
            // The place was refused after the claim was taken.
            await claims.ReleaseUnusedAsync(asked.Phone, asked.CourseId);
        return outcome;
    }

    private async Task<IReadOnlyList<Refusal>> AgainstAsync(Asked asked)
    {
        var today = ShanghaiTime.DateOf(clock.GetUtcNow());
        var wrong = ParticipantRules.Check(asked.People, today, settings.Enrolment, asked.Code is not null);
        if (wrong.Count > 0)
            return wrong;
        var claim = new PhoneClaim(asked.CourseId, asked.Course.Lessons.Max(lesson => lesson.End));
        var most = settings.Enrolment.CoursesPerPhone;
        return await claims.TakeAsync(asked.Phone, claim, most) ? [] : [TooManyCourses(most)];
    }

    private static Refusal TooManyCourses(int most) =>
        new("enrolment.courses", $"一个手机号同时最多报{most}门课，请先取消一门，或等一门课上完", "phone")
        {
            English =
                $"One phone can hold places in {most} courses at a time; please cancel one, or wait until one is over",
        };

    private async Task<Decided<AdmittedTogether>> DecideAsync(Asked asked, IReadOnlyList<Refusal> wrong)
    {
        if (wrong.Count > 0)
            return Outcome.Refused<AdmittedTogether>(wrong);
        var (stored, head) = await commands.HeadAsync(asked.Course);
        var now = clock.GetUtcNow();
        if (Admission.Against(head, Admission.LastStart(asked.Course.Lessons), now) is { } closed)
            return Outcome.Refused<AdmittedTogether>(closed);
        var known = await enrolments.OfPhoneAsync(asked.CourseId, asked.Phone);
        var against = Known(asked, [.. known.Select(row => row.Value).Where(one => one.IsOpen)]);
        if (against.Count > 0)
            return Outcome.Refused<AdmittedTogether>(against);
        var (after, seats) = Admission.Admit(head, asked.People.Count, settings.Enrolment);
        return seats.Count < asked.People.Count
            ? Outcome.Refused<AdmittedTogether>(Admission.Full)
            : Change(asked, stored, head, after, seats, now);
    }

    private IReadOnlyList<Refusal> Known(Asked asked, IReadOnlyList<Enrolment> open)
    {
        var ids = open.Select(one => one.EnrolmentId).ToHashSet();
        List<Refusal> already =
        [
            .. asked
                .People.Index()
                .Where(one => ids.Contains(enrolments.IdOf(asked.CourseId, one.Item)))
                .Select(one =>
                    Admission.Already(one.Item.Name, one.Index == 0 ? "name" : $"members[{one.Index - 1}].name")
                ),
        ];
        var most = settings.Enrolment.PeoplePerPhone;
        return already.Count > 0 || open.Count + asked.People.Count <= most
            ? already
            :
            [
                new("enrolment.members", $"一个手机号最多为{most}人报同一门课，已报{open.Count}人", "members")
                {
                    English = $"One phone can sign up {most} people for a course; {open.Count} are signed up",
                },
            ];
    }

    private Decided<AdmittedTogether> Change(
        Asked asked,
        Stored<EnrolmentHead>? stored,
        EnrolmentHead before,
        EnrolmentHead after,
        IReadOnlyList<Seat> seats,
        DateTimeOffset now
    )
    {
        var group = before.LastNumber + 1;
        var confirmBy = asked.Code is null ? (DateTimeOffset?)null : now.AddMinutes(settings.Enrolment.HoldMinutes);
        List<Enrolment> rows =
        [
            .. asked.People.Select(
                (person, at) =>
                    new Enrolment(
                        enrolments.IdOf(asked.CourseId, person),
                        asked.CourseId,
                        group + at,
                        group,
                        person.WithGuardianOfChild(ShanghaiTime.DateOf(now)),
                        seats[at].Stage,
                        now,
                        ConfirmBy: confirmBy
                    )
            ),
        ];
        List<TableTransactionAction> actions =
        [
            Enrolments.Put(asked.CourseId, stored, after),
            .. rows.Select(row => TableRows.Put(Enrolments.RowOf(row))),
        ];
        if (asked.Code is { } code)
            actions.Add(
                TableRows.Put(Enrolments.RowOf(asked.CourseId, asked.Phone, codes.First(code, group, confirmBy!.Value)))
            );
        return Decided.Change(
            new AdmittedTogether(
                [.. rows.Select((row, at) => new Admitted(row.EnrolmentId, row.Stage, seats[at].Place))],
                confirmBy
            ),
            new Act("enrolment.enrol", rows[0].EnrolmentId, rows.Count > 1 ? $"{rows.Count}" : null),
            actions,
            confirmBy is { } until
                ? [EnrolmentCodeOrchestrator.Begin(new CodeTask(asked.CourseId, asked.Phone, group, until))]
                : []
        );
    }

    private async Task TellAsync(Asked asked, AdmittedTogether admitted)
    {
        if (asked.Code is { } code && await enrolments.FindAsync(admitted.People[0].EnrolmentId) is { } first)
            await letters.SendCodeAsync(asked.Course, first.Value, code.Code, sent: 1);
        else
            await letters.TellAsync(asked.Course, [.. admitted.People.Select(one => one.EnrolmentId)]);
    }
}

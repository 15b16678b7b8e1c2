using Delivery.Domain.Calendar;
using Delivery.Domain.Matching;
using Delivery.Domain.Ordering;
using Delivery.Domain.Teaching;
using Delivery.Functions.Email;
using Delivery.Functions.Matching.Objections;
using Delivery.Functions.Security;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Storage.Settlement;
using Delivery.Functions.Storage.Teaching;
using Delivery.Pages.Matching;
using Delivery.Pages.Web;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Matching.Confirmation;

/// <summary>
/// Each working day at nine, as often as the settings say, and never after the first lesson. Who acknowledges later is still
/// heard, for as long as a lesson is to come.
/// </summary>
public sealed class PlanAcknowledgement(
    Courses courses,
    Calendars calendars,
    CurrentSettings settings,
    TimeProvider clock
)
{
    [Function(nameof(PlanAcknowledgement))]
    public async Task<AcknowledgementPlan> Run([ActivityTrigger] string courseId)
    {
        var remaining = (await courses.GetWithLessonsAsync(courseId)).Remaining;
        var first = remaining.First.Start;
        var (calendar, today) = (await calendars.LoadAsync(), ShanghaiTime.DateOf(clock.GetUtcNow()));
        return new AcknowledgementPlan(
            AcknowledgementRules.ChasesAt(today, first, calendar, settings.Matching),
            AcknowledgementRules.DueAt(today, first, calendar, settings.Matching),
            AcknowledgeConfirmation.EndOf(remaining)
        );
    }
}

/// <summary>The confirmation for the chosen teacher, with the link to acknowledge it.</summary>
public sealed class SendConfirmation(
    Courses courses,
    LetterBox letters,
    SignedLinks links,
    FeeNorms fees,
    Calendars calendars,
    CurrentSettings settings
)
{
    [Function(nameof(SendConfirmation))]
    public async Task Run([ActivityTrigger] ConfirmationNotice notice)
    {
        var course = (await courses.GetWithLessonsAsync(notice.CourseId)).Remaining;
        // Who has dropped out is not asked any more; whoever comes next has a history of their own.
        if (course.Course.Teacher is not { } teacher || IsCalledOff(course))
            return;
        var discipline = course.Course.Discipline;
        var link = links.Make(
            LinkPurpose.Acknowledge,
            "confirmations",
            $"{notice.CourseId}|{teacher.TeacherId}",
            course.Lessons[^1].End.AddDays(30)
        );
        await letters.PostAsync(
            $"{KeyOf(course.Course, teacher)}/{notice.Chase}",
            new Recipient(teacher.Email, teacher.Name),
            new ConfirmationMail(
                letters.Contact,
                teacher.Name,
                course.Facts(),
                course.Course.Audience.Words(),
                await fees.FeeForAsync(discipline.Category, teacher.Grade, course.Times()[0]),
                discipline.Equipment,
                await DueAsync(course),
                link.ToString(),
                IsChase: notice.Chase > 0
            ),
            Urgency.Now
        );
    }

    private async Task<DateTimeOffset> DueAsync(CourseWithLessons course) =>
        AcknowledgementRules.DueAt(
            course.Course.ChosenAt,
            course.First.Start,
            await calendars.LoadAsync(),
            settings.Matching
        );

    // Who drops out and is asked back gets a confirmation of its own.
    internal static string KeyOf(Course course, CourseTeacher teacher) =>
        $"confirmation/{course.CourseId}/{teacher.TeacherId}"
        + (course.DropOuts == 0 ? string.Empty : $"/again-{course.DropOuts}");

    internal static bool IsCalledOff(CourseWithLessons course) =>
        course.Lessons.All(lesson => lesson.Status == LessonStatus.Cancelled);
}

/// <summary>Staff hear once that a confirmation stays unacknowledged, and can call the teacher.</summary>
public sealed class TellOfSilence(Courses courses, LetterBox letters)
{
    [Function(nameof(TellOfSilence))]
    public async Task Run([ActivityTrigger] string courseId)
    {
        var course = (await courses.GetWithLessonsAsync(courseId)).Remaining;
        if (course.Course.Teacher is not { } teacher || SendConfirmation.IsCalledOff(course))
            return;
        await letters.PostAsync(
            $"{SendConfirmation.KeyOf(course.Course, teacher)}/staff",
            letters.Staff,
            new ConfirmationUnansweredMail(
                letters.Contact,
                letters.Staff.Name,
                course.Facts(),
                new Person(teacher.Name, teacher.Phone),
                letters.Link(Paths.Order(courseId))
            ),
            Urgency.Now
        );
    }
}

/// <summary>Teacher and street get each other's name and phone: only now.</summary>
public sealed class ExchangeContacts(
    Courses courses,
    OrderNotes notes,
    NameInWeeks names,
    LetterBox letters,
    CurrentSettings settings
)
{
    [Function(nameof(ExchangeContacts))]
    public async Task Run([ActivityTrigger] string courseId)
    {
        var course = (await courses.GetWithLessonsAsync(courseId)).Remaining;
        if (course.Course is not { Teacher: { } teacher, AcknowledgedAt: not null, Contacts: var contacts })
            return;
        var key =
            $"contacts/{courseId}/{teacher.TeacherId}"
            + (course.Course.DropOuts == 0 ? string.Empty : $"/again-{course.Course.DropOuts}");
        await letters.PostAsync(
            $"{key}/teacher",
            new Recipient(teacher.Email, teacher.Name),
            ToTeacher(course, teacher, contacts.ForDelivery)
        );
        await notes.CopyAsync(courseId);
        await names.RunAsync(course);
        foreach (var (who, contact) in Street(contacts))
            await letters.PostAsync($"{key}/{who}", LetterBox.To(contact), ToStreet(course, teacher, contact));
    }

    private StreetContactMail ToTeacher(CourseWithLessons course, CourseTeacher teacher, Contact contact)
    {
        var rules = settings.At(course.First.Start).Teaching;
        return new StreetContactMail(
            letters.Contact,
            teacher.Name,
            course.Facts(),
            new Person(contact.Name, contact.Phone),
            course.Course.Discipline.Equipment,
            rules.ReminderDaysBefore,
            rules.MediaDays,
            letters.Link(Paths.TeacherHome)
        );
    }

    private TeacherContactMail ToStreet(CourseWithLessons course, CourseTeacher teacher, Contact contact) =>
        new(
            letters.Contact,
            contact.Name,
            course.Facts(),
            new Person(teacher.Name, teacher.Phone),
            letters.Link(Paths.Order(course.Course.CourseId)),
            OrderNotes.UntilOf(course.Course)
        );

    internal static IEnumerable<(string Who, Contact Contact)> Street(Contacts contacts)
    {
        yield return ("ordering", contacts.Ordering);
        if (contacts.Delivery is { } delivery && delivery.Email != contacts.Ordering.Email)
            yield return ("delivery", delivery);
    }
}

using Delivery.Domain.Ordering;
using Delivery.Domain.Teaching;
using Delivery.Functions.Email;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Storage.Teaching;
using Delivery.Pages.Email;
using Delivery.Pages.Teaching;
using Delivery.Pages.Web;

namespace Delivery.Functions.Teaching;

/// <summary>What teacher, street and staff get by mail around a lesson.</summary>
public sealed class LessonLetters(
    LetterBox letters,
    LessonLinks links,
    CurrentSettings settings,
    DeliverySettings delivery
)
{
    /// <summary>To teacher and delivery contact together; nobody is reminded of a lesson that has no teacher now.</summary>
    public Task RemindAsync(Course course, Lesson lesson) =>
        course.TeacherOf(lesson) is { } teacher
            ? letters.PostAsync([
                ReminderForTeacher(course, lesson, teacher),
                ReminderForStreet(course, lesson, teacher),
            ])
            : Task.CompletedTask;

    private Posting ReminderForTeacher(Course course, Lesson lesson, CourseTeacher teacher)
    {
        var contact = course.Contacts.ForDelivery;
        return new Posting(
            $"reminder/{lesson.LessonId}/{lesson.Start:O}/{teacher.TeacherId}",
            new Recipient(teacher.Email, teacher.Name),
            Reminder(course, lesson, teacher.Name, links.To(lesson, teacher.TeacherId), contact.Name, contact.Phone)
        );
    }

    private Posting ReminderForStreet(Course course, Lesson lesson, CourseTeacher teacher)
    {
        var contact = course.Contacts.ForDelivery;
        return new Posting(
            $"reminder/{lesson.LessonId}/{lesson.Start:O}/street",
            LetterBox.To(contact),
            Reminder(course, lesson, contact.Name, linkOfTeacher: null, teacher.Name, teacher.Phone)
        );
    }

    /// <param name="isDenied">The street says that it was not held.</param>
    public Task AskForMediaAsync(Course course, Lesson lesson, bool isDenied)
    {
        if (course.TeacherOf(lesson) is not { } teacher)
            return Task.CompletedTask;
        return PostAsync(
            $"evidence-due/{lesson.LessonId}/{teacher.TeacherId}",
            new Recipient(teacher.Email, teacher.Name),
            new EvidenceDueMail(
                letters.Contact,
                teacher.Name,
                course.Discipline.Name,
                lesson.Number,
                new LessonTime(lesson.Start, lesson.Minutes),
                course.Street.Name,
                LessonDeadlines.MediaDue(lesson.End, settings.At(lesson.End).Teaching),
                links.To(lesson, teacher.TeacherId),
                isDenied
            )
        );
    }

    public Task AskForHeadcountAsync(Course course, Lesson lesson)
    {
        var contact = course.Contacts.ForDelivery;
        return PostAsync(
            $"headcount-due/{lesson.LessonId}",
            LetterBox.To(contact),
            new HeadcountDueMail(
                letters.Contact,
                contact.Name,
                course.Discipline.Name,
                lesson.Number,
                new LessonTime(lesson.Start, lesson.Minutes),
                LessonDeadlines.HeadcountDue(lesson.End, settings.At(lesson.End).Teaching),
                OrderPage(course)
            )
        );
    }

    public Task TellOfLowHeadcountAsync(CourseWithLessons opened, Lesson lesson)
    {
        var course = opened.Course;
        var fewest = settings.At(lesson.Start).Teaching.MinimumHeadcount(course.Discipline.Category);
        return PostAsync(
            $"low-headcount/{lesson.LessonId}/{lesson.Headcount}",
            letters.Staff,
            new LowHeadcountMail(
                letters.Contact,
                letters.Staff.Name,
                course.Street.Name,
                course.Discipline.Name,
                lesson.Number,
                new LessonTime(lesson.Start, lesson.Minutes),
                lesson.Headcount!.Value,
                fewest,
                HeadcountTrend.Of(opened.Lessons, fewest),
                letters.Link(Paths.ReviewOrder(course.CourseId))
            )
        );
    }

    /// <summary>Staff have deleted a photo or video that the teacher sent.</summary>
    public Task TellOfRemovedMediaAsync(Course course, Lesson lesson, LessonMedia removed)
    {
        var teacher = course.TeacherOf(lesson)!;
        return PostAsync(
            $"media-removed/{removed.MediaId}",
            new Recipient(teacher.Email, teacher.Name),
            new MediaRemovedMail(
                letters.Contact,
                teacher.Name,
                course.Discipline.Name,
                lesson.Number,
                new LessonTime(lesson.Start, lesson.Minutes),
                removed.FileName,
                removed.RemovedBecause!,
                IsMissing: !lesson.HasMedia,
                links.To(lesson, teacher.TeacherId)
            )
        );
    }

    private LessonReminderMail Reminder(
        Course course,
        Lesson lesson,
        string name,
        string? linkOfTeacher,
        string otherName,
        string otherPhone
    ) =>
        new(
            letters.Contact,
            name,
            linkOfTeacher is not null,
            course.Discipline.Name,
            lesson.Number,
            new LessonTime(lesson.Start, lesson.Minutes),
            course.Street.Name,
            course.VenueOf(lesson).Name,
            course.VenueOf(lesson).Address,
            // Until the confirmation is acknowledged, neither side learns who the other is.
            course.AcknowledgedAt
                is null
                ? null
                : new Person(otherName, otherPhone),
            course.Discipline.Equipment,
            linkOfTeacher ?? OrderPage(course)
        );

    private Task PostAsync(string key, Recipient to, IMail mail) => letters.PostAsync(key, to, mail);

    private string OrderPage(Course course) =>
        new Uri(new Uri(delivery.BaseUrl), Paths.Order(course.CourseId)).ToString();
}

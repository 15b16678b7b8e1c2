using Delivery.Domain.Ordering;
using Delivery.Domain.Teaching;
using Delivery.Functions.Email;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Pages.Teaching;
using Delivery.Pages.Web;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Teaching;

/// <summary>Two days before a lesson, both sides are told once more where, when, and whom to call.</summary>
public sealed class RemindOfLesson(Courses courses, LetterBox letters, LessonLinks links)
{
    [Function(nameof(RemindOfLesson))]
    public async Task Run([ActivityTrigger] string lessonId)
    {
        var lesson = (await courses.GetLessonAsync(lessonId)).Value;
        var course = (await courses.GetAsync(lesson.CourseId)).Value;
        if (course.Teacher is not { } teacher || lesson.Status == LessonStatus.Cancelled)
            return;
        var contact = course.Contacts.ForDelivery;
        var toTeacher = Reminder(
            lesson,
            course,
            teacher.Name,
            true,
            new Person(contact.Name, contact.Phone),
            links.For(lesson)
        );
        await letters.PostAsync(
            $"lesson/{lessonId}/reminder/teacher",
            new Recipient(teacher.Email, teacher.Name),
            toTeacher
        );
        var toStreet = Reminder(
            lesson,
            course,
            contact.Name,
            false,
            new Person(teacher.Name, teacher.Phone),
            letters.Link(Paths.Order(course.CourseId))
        );
        await letters.PostAsync($"lesson/{lessonId}/reminder/street", LetterBox.To(contact), toStreet);
    }

    private LessonReminderMail Reminder(
        Lesson lesson,
        Course course,
        string name,
        bool toTeacher,
        Person other,
        string link
    ) =>
        new(
            letters.Contact,
            name,
            toTeacher,
            course.Discipline.Name,
            lesson.Number,
            new LessonTime(lesson.Start, lesson.Minutes),
            course.Street.Name,
            course.Venue.Name,
            course.Venue.Address,
            other,
            course.Discipline.Equipment,
            link
        );
}

/// <summary>The morning after, whoever has not sent their part is asked for it: the teacher a photo, the street a number.</summary>
public sealed class AskForEvidence(Courses courses, LetterBox letters, LessonLinks links, LessonSettings settings)
{
    [Function(nameof(AskForEvidence))]
    public async Task Run([ActivityTrigger] string lessonId)
    {
        var lesson = (await courses.GetLessonAsync(lessonId)).Value;
        var course = (await courses.GetAsync(lesson.CourseId)).Value;
        var time = new LessonTime(lesson.Start, lesson.Minutes);
        if (!lesson.HasMedia && course.Teacher is { } teacher)
            await letters.PostAsync(
                $"lesson/{lessonId}/evidence",
                new Recipient(teacher.Email, teacher.Name),
                new EvidenceDueMail(
                    letters.Contact,
                    teacher.Name,
                    course.Discipline.Name,
                    lesson.Number,
                    time,
                    course.Street.Name,
                    LessonDeadlines.MediaDue(lesson.End, settings),
                    links.For(lesson)
                )
            );
        if (lesson.Headcount is null)
            await letters.PostAsync(
                $"lesson/{lessonId}/headcount",
                LetterBox.To(course.Contacts.ForDelivery),
                new HeadcountDueMail(
                    letters.Contact,
                    course.Contacts.ForDelivery.Name,
                    course.Discipline.Name,
                    lesson.Number,
                    time,
                    LessonDeadlines.HeadcountDue(lesson.End, settings),
                    letters.Link(Paths.Order(course.CourseId))
                )
            );
    }
}

/// <summary>The teacher's own link to a lesson; good until its pay run must be long over.</summary>
public sealed class LessonLinks(SignedLinks links)
{
    public string For(Lesson lesson) =>
        links.Make(LinkPurpose.Lesson, "lessons", lesson.LessonId, lesson.End.AddDays(60)).ToString();
}

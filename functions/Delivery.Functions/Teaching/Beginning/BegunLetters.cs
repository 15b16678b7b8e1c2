using Delivery.Domain.Ordering;
using Delivery.Domain.Teaching;
using Delivery.Domain.Teaching.Beginning;
using Delivery.Functions.Email;
using Delivery.Functions.Storage.Teaching;
using Delivery.Pages.Teaching.Beginning;
using Delivery.Pages.Web;

namespace Delivery.Functions.Teaching.Beginning;

/// <summary>What teacher, street and staff get by mail in the hours around a lesson; none of it can wait.</summary>
public sealed class BegunLetters(LetterBox letters, LessonLinks lessonLinks, BegunLinks links)
{
    /// <summary>To teacher and delivery contact together.</summary>
    public Task RemindAsync(Course course, Lesson lesson)
    {
        var (teacher, contact) = (course.TeacherOf(lesson)!, course.Contacts.ForDelivery);
        var key = $"reminder-soon/{lesson.LessonId}/{lesson.Start:O}";
        return letters.PostAsync([
            new Posting(
                $"{key}/{teacher.TeacherId}",
                new Recipient(teacher.Email, teacher.Name),
                Soon(course, lesson, teacher.Name, lessonLinks.To(lesson, teacher.TeacherId)),
                Urgency.Now
            ),
            new Posting(
                $"{key}/street",
                LetterBox.To(contact),
                Soon(course, lesson, contact.Name, letters.Link(Paths.Order(course.CourseId))),
                Urgency.Now
            ),
        ]);
    }

    public Task AskAsync(Course course, Lesson lesson)
    {
        var (teacher, contact) = (course.TeacherOf(lesson)!, course.Contacts.ForDelivery);
        var key = $"begun/{lesson.LessonId}/{lesson.Start:O}";
        return letters.PostAsync([
            new Posting(
                $"{key}/{teacher.TeacherId}",
                new Recipient(teacher.Email, teacher.Name),
                Ask(course, lesson, teacher.Name, BegunSide.Teacher),
                Urgency.Now
            ),
            new Posting(
                $"{key}/street",
                LetterBox.To(contact),
                Ask(course, lesson, contact.Name, BegunSide.Street),
                Urgency.Now
            ),
        ]);
    }

    /// <summary>To staff: it was not held.</summary>
    public Task TellAsync(BegunQuestion question, BegunAnswer answer) =>
        letters.PostAsync(
            $"not-held/{question.LessonId}/{answer.Side}/{answer.At:O}",
            letters.Staff,
            new NotHeldMail(
                letters.Contact,
                letters.Staff.Name,
                question.Street,
                question.Discipline,
                question.Number,
                new LessonTime(question.Start, question.Minutes),
                $"{answer.Side.Label()} {answer.Name}",
                answer.Reason!,
                letters.Link(Paths.BegunOn($"{question.Day:yyyy-MM-dd}"))
            ),
            Urgency.Now
        );

    private LessonSoonMail Soon(Course course, Lesson lesson, string name, string link) =>
        new(
            letters.Contact,
            name,
            course.Discipline.Name,
            lesson.Number,
            new LessonTime(lesson.Start, lesson.Minutes),
            course.VenueOf(lesson).Name,
            course.VenueOf(lesson).Address,
            link
        );

    private HasBegunMail Ask(Course course, Lesson lesson, string name, BegunSide side) =>
        new(
            letters.Contact,
            name,
            course.Street.Name,
            course.Discipline.Name,
            lesson.Number,
            new LessonTime(lesson.Start, lesson.Minutes),
            course.VenueOf(lesson).Name,
            links.To(lesson, side)
        );
}

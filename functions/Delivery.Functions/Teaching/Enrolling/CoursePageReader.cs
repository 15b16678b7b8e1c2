using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Domain.Teaching;
using Delivery.Domain.Teaching.Enrolling;
using Delivery.Functions.Email;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Web;
using Delivery.Pages.Teaching.Enrolling;
using Delivery.Pages.Web;

namespace Delivery.Functions.Teaching.Enrolling;

/// <summary>A course as the city sees it: nothing personal but the street's office, and the teacher who agreed to be named.</summary>
public sealed class CoursePageReader(
    EnrolmentCommands commands,
    PhoneCodes codes,
    EnglishNames names,
    LetterBox letters,
    CurrentSettings settings,
    TimeProvider clock
)
{
    public async Task<CourseModel> ModelAsync(
        PageFrame frame,
        CourseWithLessons course,
        EnrolFormValues values,
        FormErrors errors,
        string formKey
    )
    {
        var (one, now) = (course.Course, clock.GetUtcNow());
        var (_, head) = await commands.HeadAsync(course);
        var closed = Admission.Against(head, Admission.LastStart(course.Lessons), now);
        return new CourseModel(
            frame,
            formKey,
            one.CourseId,
            await names.OfAsync(one.Discipline.Name, frame.Language),
            one.Discipline.Category,
            one.Street.Name,
            one.Street.District,
            one.Venue,
            one.Audience,
            [.. course.Lessons.Select(lesson => ShownOf(one, lesson, now, frame.Language))],
            one.Discipline.Equipment,
            one.PublishedTeacher,
            new Person(one.Street.PublishedContact.Name, one.Street.PublishedContact.Phone),
            head.Status(settings.Enrolment),
            head.Waiting,
            closed is null ? null : frame.Language.Say(closed),
            closed is null && !head.HasPlace && !head.MayWait(settings.Enrolment),
            settings.Enrolment.PeoplePerPhone - 1,
            codes.AreAsked,
            values,
            errors,
            letters.Link(Paths.CourseCard(one.CourseId))
        );
    }

    private static CourseLesson ShownOf(Course course, Lesson lesson, DateTimeOffset now, Language language) =>
        new(
            lesson.Number,
            new LessonTime(lesson.Start, lesson.Minutes),
            lesson.Status == LessonStatus.Cancelled
                    ? new Mark(language.Say(lesson.Status.Label(), "Cancelled"), Tone.Bad)
                : lesson.End < now ? new Mark(language.Say("已结束", "Over"))
                : ShanghaiTime.DateOf(lesson.Start) == ShanghaiTime.DateOf(now)
                    ? new Mark(language.Say("今天", "Today"), Tone.Ok)
                : null,
            course.VenueOf(lesson) == course.Venue ? null : course.VenueOf(lesson)
        );
}

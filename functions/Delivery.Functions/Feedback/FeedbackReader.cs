using Delivery.Domain.Calendar;
using Delivery.Domain.Feedback;
using Delivery.Domain.Ordering;
using Delivery.Domain.Teaching;
using Delivery.Functions.Storage;
using Delivery.Pages.Feedback;
using Delivery.Pages.Web;

namespace Delivery.Functions.Feedback;

/// <summary>Lays a street's month out as the form it fills in.</summary>
public sealed class FeedbackReader(
    LessonLists lists,
    FeedbackReports reports,
    Settlements settlements,
    Registers registers,
    CurrentSettings settings,
    TimeProvider clock
)
{
    /// <param name="typed">What was typed and refused; null shows what is stored.</param>
    public async Task<FeedbackModel> PageAsync(
        Month month,
        string street,
        PageFrame frame,
        FeedbackForm? typed,
        FormErrors errors
    )
    {
        var window = (await settlements.WindowsAsync(month)).Feedback;
        var report = (await reports.FindAsync(month, street))?.Value;
        var lessons = await lists.OfMonthAsync(month, street);
        var form = typed ?? FeedbackForm.Of(report, lessons);
        return new FeedbackModel(
            frame,
            Guid.NewGuid().ToString("N"),
            Paths.FeedbackOf(month.ToString()),
            (await registers.Streets.FindAsync(street))?.Value.Name ?? street,
            month,
            window.OpensAt,
            window.ClosesAt,
            clock.GetUtcNow(),
            report?.SubmittedAt,
            [.. lessons.GroupBy(lesson => lesson.CourseId).Select(course => CourseOf([.. course], form))],
            errors
        );
    }

    private FeedbackCourse CourseOf(IReadOnlyList<LessonOfMonth> lessons, FeedbackForm form)
    {
        var course = lessons[0];
        return new FeedbackCourse(
            course.CourseId,
            course.Discipline,
            course.Category,
            course.TeacherName,
            course.Venue,
            [.. lessons.OrderBy(lesson => lesson.Start).Select(lesson => LessonOf(lesson, form))],
            form.RatingsOf(course.CourseId),
            form.Value("comment", course.CourseId)
        );
    }

    private FeedbackLesson LessonOf(LessonOfMonth lesson, FeedbackForm form) =>
        new(
            lesson.LessonId,
            LessonId.Parse(lesson.LessonId).Number,
            new LessonTime(lesson.Start, lesson.Minutes),
            form.Value("delivered", lesson.LessonId),
            form.Value("reason", lesson.LessonId),
            form.Value("headcount", lesson.LessonId),
            form.RatingsOf(lesson.LessonId),
            settings.At(lesson.Start).Teaching.MinimumHeadcount(lesson.Category)
        );
}

using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Feedback;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Storage.Settlement;
using Delivery.Functions.Storage.Teaching;
using Delivery.Pages.Feedback;
using Delivery.Pages.Web;

namespace Delivery.Functions.Feedback;

/// <summary>A form that was not taken, as it is shown again.</summary>
/// <param name="Rival">Where somebody of the street saved something else meanwhile; then both are there to be seen.</param>
/// <param name="IsTold">It says what was sent or saved elsewhere meanwhile, and when sent again it replaces that.</param>
public sealed record FeedbackRefused(
    FeedbackForm Form,
    FormErrors Errors,
    FeedbackRival? Rival = null,
    bool IsTold = false
)
{
    /// <summary>Null where the page names what is stored now.</summary>
    public string? Replaces => IsTold ? null : Form.Version?.ToString();

    /// <inheritdoc cref="Replaces"/>
    public string? Draft => IsTold || Form.DraftSeen.Version.Length == 0 ? null : Form.DraftSeen.Version;
}

/// <summary>Lays a street's month out as the form it fills in.</summary>
public sealed class FeedbackReader(
    LessonLists lists,
    FeedbackReports reports,
    FeedbackDrafts drafts,
    Settlements settlements,
    Registers registers,
    CurrentSettings settings,
    TimeProvider clock
)
{
    /// <param name="refused">What was typed and refused; null shows what is stored.</param>
    public async Task<FeedbackModel> PageAsync(
        Month month,
        string street,
        PageFrame frame,
        FeedbackRefused? refused,
        bool editing
    )
    {
        var typed = refused?.Form;
        var window = (await settlements.WindowsAsync(month)).Feedback;
        var sent = await reports.FindAsync(month, street);
        var (report, version) = (sent?.Value, $"{sent?.ETag ?? SendFeedback.NothingYet}");
        var stored = await drafts.DraftAsync(month, street);
        var lessons = await lists.ToReportAsync(month, street);
        var draft = stored?.Value is { } saved && !saved.IsIn(report) ? saved : null;
        var kept = draft is null ? null : new FeedbackForm(draft.Fields);
        var form = typed ?? kept ?? FeedbackForm.Of(report, lessons);
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
            refused?.Errors ?? FormErrors.None,
            editing || typed is not null || draft is not null,
            typed is null ? draft?.At : null,
            await drafts.ScanAsync(month, street) is null ? null : Paths.FeedbackScan(month.ToString(), street),
            refused?.Replaces ?? version,
            $"{version} {draft?.At:O}",
            refused?.Draft ?? $"{stored?.ETag ?? SendFeedback.NothingYet}",
            typed is not null,
            refused?.Rival
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

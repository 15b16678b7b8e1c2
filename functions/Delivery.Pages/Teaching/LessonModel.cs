using Delivery.Domain.Ordering;
using Delivery.Domain.Teaching;
using Delivery.Domain.Teaching.Evidence;
using Delivery.Pages.Web;

namespace Delivery.Pages.Teaching;

/// <summary>One lesson for its teacher: where to be, whom to call, and the evidence of it afterwards.</summary>
/// <param name="DueBy">Until when at least one photo or video is waited for.</param>
/// <param name="CanUpload">False before the lesson begins and after its pay run was closed.</param>
/// <param name="UploadTo">Where the page asks for an address for each file.</param>
/// <param name="CannotUploadBecause">What to say instead of the file input.</param>
/// <param name="TakesChange">The lesson is ahead, and a change of it may be asked for.</param>
/// <param name="MostItems">So many photos and videos a lesson may have.</param>
/// <param name="CheckInPath">Where the teacher ticks who came; null of a lesson that is not held.</param>
/// <param name="FilmedBy">The film crew that comes; null where none does.</param>
/// <param name="Equipment">What the venue provides; null where nothing is needed.</param>
/// <param name="Counted">The last lesson before this one that was counted.</param>
/// <param name="Notes">What was written down after earlier lessons of the course, by whoever gave them.</param>
/// <param name="NoteTo">Where the teacher writes down how it went; null before it begins, and of one that is not held.</param>
public sealed record LessonModel(
    PageFrame Frame,
    string LessonId,
    int Number,
    LessonTime Time,
    int LessonsInCourse,
    string Discipline,
    Category Category,
    string Street,
    string Venue,
    string Address,
    string Audience,
    Person Contact,
    Mark State,
    DateTimeOffset DueBy,
    bool CanUpload,
    string UploadTo,
    string? CannotUploadBecause,
    int MostMegabytes,
    IReadOnlyList<UploadedMedia> Media,
    bool TakesChange = false,
    string? CheckInPath = null,
    int MostItems = 20,
    string FormKey = "",
    string? FilmedBy = null,
    string? Equipment = null,
    CountedLesson? Counted = null,
    HeadcountTrend? Trend = null,
    IReadOnlyList<NoteLine>? Notes = null,
    string OwnNote = "",
    string? NoteTo = null
) : IModelOf<LessonPage>
{
    /// <summary>Of other lessons, the latest first.</summary>
    public const int MostNotes = 3;

    public FormErrors Errors { get; init; } = FormErrors.None;

    public string CourseId => Delivery.Domain.Ordering.LessonId.Parse(LessonId).OrderId;
}

public sealed record CountedLesson(int Number, int Headcount);

/// <param name="Number">Of the lesson.</param>
public sealed record NoteLine(int Number, string Text, DateTimeOffset At);

/// <param name="Path">Where it can be seen; null while it is not checked yet.</param>
/// <param name="Thumb">Where its small picture lies; null where there is none.</param>
/// <param name="PostTo">Where its consent is changed and it is taken back.</param>
public sealed record UploadedMedia(
    string FileName,
    DateTimeOffset At,
    Mark State,
    string? Path,
    bool IsImage,
    string? Thumb = null,
    MediaConsent Consent = MediaConsent.NotAsked,
    string? PostTo = null
);

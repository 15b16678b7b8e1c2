using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Pages.Web;
using Delivery.Pages.Web.Registers;

namespace Delivery.Pages.Feedback;

/// <summary>A street's month: what took place, how many came, how it was.</summary>
/// <param name="Closes">Until when it is taken; a report sent may be changed until then.</param>
/// <param name="Editing">The street changes what it sent.</param>
/// <param name="SavedAt">When the unfinished form was kept; null where it is as it was sent.</param>
/// <param name="ScanPath">Where the scan of the sealed form can be seen.</param>
/// <param name="SubmittedAt">Null while it was never sent.</param>
/// <param name="Version">Of what was sent: the form replaces no other.</param>
/// <param name="Base">What the form was filled in upon; another one where it was saved or sent elsewhere since.</param>
/// <param name="Draft">The version of the unfinished form that is kept: the form replaces no other.</param>
/// <param name="IsTyped">It shows what was typed and not taken: what the browser kept adds nothing to it.</param>
/// <param name="Rival">Who of the same street saved something else meanwhile.</param>
public sealed record FeedbackModel(
    PageFrame Frame,
    string FormKey,
    string PostTo,
    string StreetName,
    Month Month,
    DateTimeOffset Opens,
    DateTimeOffset Closes,
    DateTimeOffset Now,
    DateTimeOffset? SubmittedAt,
    IReadOnlyList<FeedbackCourse> Courses,
    FormErrors Errors,
    bool Editing = true,
    DateTimeOffset? SavedAt = null,
    string? ScanPath = null,
    string Version = "",
    string Base = "",
    string Draft = "",
    bool IsTyped = false,
    FeedbackRival? Rival = null
) : IModelOf<FeedbackPage>
{
    public bool CanSend => Now >= Opens && Now < Closes;

    /// <summary>What was sent is read as a table; the form is for who writes.</summary>
    public bool ShowsForm => SubmittedAt is null || (Editing && CanSend);
}

/// <summary>What another one of the street saved while this form was filled in.</summary>
/// <param name="Typed">By field, what was filled in here.</param>
/// <param name="Fields">In which both differ.</param>
/// <param name="HasFilled">What was left empty here was taken from there.</param>
public sealed record FeedbackRival(
    RivalChange Change,
    EntryValues Typed,
    IReadOnlyList<EntryField> Fields,
    bool HasFilled = false
)
{
    /// <summary>Those of a lesson or a course.</summary>
    public IEnumerable<EntryField> Of(string id) =>
        Fields.Where(field => field.Name.EndsWith($"[{id}]", StringComparison.Ordinal));
}

/// <summary>
/// The lessons of one course in the month. Posts teaching[courseId], punctuality[courseId], organisation[courseId] and
/// comment[courseId]: they hold for each of its lessons that has no rating of its own.
/// </summary>
public sealed record FeedbackCourse(
    string CourseId,
    string Discipline,
    Category Category,
    string TeacherName,
    string Venue,
    IReadOnlyList<FeedbackLesson> Lessons,
    RatingValues Ratings,
    string Comment = ""
);

/// <summary>Posts delivered[lessonId] (yes, no), reason[lessonId], headcount[lessonId] and, where rated apart, the three ratings.</summary>
/// <param name="Headcount">As typed, or what the street entered after the lesson.</param>
public sealed record FeedbackLesson(
    string LessonId,
    int Number,
    LessonTime Time,
    string Delivered,
    string Reason,
    string Headcount,
    RatingValues Ratings,
    int FewestPeople
);

/// <summary>Each "1" to "5", or empty where nothing was chosen.</summary>
public sealed record RatingValues(string Teaching = "", string Punctuality = "", string Organisation = "")
{
    public static RatingValues None { get; } = new();

    public bool Any => Teaching.Length + Punctuality.Length + Organisation.Length > 0;
}

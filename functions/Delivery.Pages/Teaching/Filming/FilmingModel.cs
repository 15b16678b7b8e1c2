using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Domain.Teaching.Evidence;
using Delivery.Domain.Teaching.Filming;
using Delivery.Pages.Web;

namespace Delivery.Pages.Teaching.Filming;

/// <summary>The film crews that staff have booked.</summary>
/// <param name="IsMonth">One month is shown, rather than what is under way.</param>
/// <param name="Waiting">No answer yet.</param>
/// <param name="Missing">The lesson is over, the film is not there.</param>
public sealed record FilmingModel(
    PageFrame Frame,
    Month Month,
    bool IsMonth,
    IReadOnlyList<FilmLine> Waiting,
    IReadOnlyList<FilmLine> Coming,
    IReadOnlyList<FilmLine> Missing,
    IReadOnlyList<FilmLine> Ended
) : IModelOf<FilmingPage>;

/// <param name="Crew">Null once its name was deleted.</param>
public sealed record FilmLine(
    string FilmingId,
    string Street,
    string Discipline,
    Category Category,
    LessonTime Time,
    string? Crew,
    Mark State
);

/// <summary>The form in which staff book a crew.</summary>
/// <param name="Of">The lesson or course that the form was opened from; empty for none.</param>
/// <param name="Lessons">Those ahead of its course; empty where none is known, and the lesson's id is typed.</param>
public sealed record FilmBookModel(
    PageFrame Frame,
    string FormKey,
    string Of,
    IReadOnlyList<Choice> Lessons,
    string LessonId,
    string CrewName,
    string Email,
    string Phone,
    string Purpose,
    FormErrors Errors
) : IModelOf<FilmBookPage>;

/// <summary>One booking for staff.</summary>
/// <param name="Next">What is waited for, and until when.</param>
/// <param name="Files">Of the film, where it came as files.</param>
/// <param name="Typed">A refused reason, as it was typed.</param>
public sealed record FilmForStaffModel(
    PageFrame Frame,
    string FormKey,
    string FilmingId,
    string Street,
    string Discipline,
    Category Category,
    int Number,
    LessonTime Time,
    string Venue,
    string Address,
    string CourseId,
    FilmCrew? Crew,
    string? Purpose,
    FilmState State,
    Mark Mark,
    bool CanCallOff,
    string? Next,
    string? Film,
    IReadOnlyList<FilmFile> Files,
    string? Reason,
    string Typed,
    FormErrors Errors
) : IModelOf<FilmForStaffPage>;

/// <param name="IsReleased">Everybody among staff finds it in the media library.</param>
public sealed record FilmFile(
    string MediaId,
    string FileName,
    long Bytes,
    MediaConsent Consent,
    bool HasPicture,
    bool IsReleased
);

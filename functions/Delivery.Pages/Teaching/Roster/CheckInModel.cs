using Delivery.Domain.Ordering;
using Delivery.Pages.Web;

namespace Delivery.Pages.Teaching.Roster;

/// <summary>The list at a lesson.</summary>
/// <param name="Path">Where the list is posted to.</param>
/// <param name="CannotBecause">Why nobody can be checked in now; null while one can.</param>
/// <param name="WalkIns">As typed, or as known.</param>
/// <param name="Count">Checked in and walk-ins together.</param>
/// <param name="HeadcountTo">Where the street posts the headcount; null where it cannot now.</param>
/// <param name="Headcount">What the street counted already.</param>
/// <param name="Door">The code for the door; null where it works no more.</param>
/// <param name="IsDone">The list has just been saved.</param>
public sealed record CheckInModel(
    PageFrame Frame,
    string Path,
    string BackPath,
    string Discipline,
    int Number,
    LessonTime Time,
    string? CannotBecause,
    IReadOnlyList<CheckInLine> People,
    string WalkIns,
    int Count,
    string? HeadcountTo,
    int? Headcount,
    DoorCode? Door,
    FormErrors Errors,
    bool IsDone = false
) : IModelOf<CheckInPage>;

/// <param name="Code">The QR code as the path of an SVG.</param>
public sealed record DoorCode(string Code, int Width);

/// <param name="Digits">The last four of the phone, to tell namesakes apart.</param>
/// <param name="WasHere">As the list was opened: only a tick that was shown can be taken away.</param>
public sealed record CheckInLine(string EnrolmentId, string Name, string Digits, bool IsHere, bool WasHere);

/// <summary>What somebody at the door typed, and how far they are.</summary>
/// <param name="Choices">Several have these digits: which is it?</param>
/// <param name="Done">Masked names of who is checked in.</param>
public sealed record DoorTyped(string Digits = "", IReadOnlyList<Choice>? Choices = null, string? Done = null);

/// <summary>The page behind the code at the door.</summary>
public sealed record DoorModel(
    PageFrame Frame,
    string Path,
    string Discipline,
    int Number,
    LessonTime Time,
    string Venue,
    string? CannotBecause,
    DoorTyped Typed,
    FormErrors Errors
) : IModelOf<DoorPage>;

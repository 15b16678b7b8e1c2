using Delivery.Domain.Matching;
using Delivery.Domain.Ordering;
using Delivery.Pages.Matching.OtherTimes;
using Delivery.Pages.Web;

namespace Delivery.Pages.Matching;

/// <summary>Courses that nobody could be found for, for staff to assign or give up.</summary>
public sealed record UnmatchedModel(PageFrame Frame, string FormKey, IReadOnlyList<UnmatchedCourse> Courses)
    : IModelOf<UnmatchedPage>;

/// <summary>
/// Posts teacher and reason to <see cref="Paths.Assign"/>, reason to <see cref="Paths.GiveUp"/>, or timesText and timesLesson[n]
/// to <see cref="Paths.AskTimes"/>.
/// </summary>
/// <param name="WorkingDaysLeft">Until the first lesson that needs a teacher.</param>
/// <param name="HowItEnded">问过 6 位老师：4 位谢绝，2 位没有回复.</param>
/// <param name="Candidates">Best first.</param>
/// <param name="Values">What was typed, where an act on this course was refused.</param>
public sealed record UnmatchedCourse(
    string CourseId,
    string Street,
    string District,
    string Discipline,
    Category Category,
    string Venue,
    string Address,
    IReadOnlyList<LessonTime> Lessons,
    int WorkingDaysLeft,
    bool Urgent,
    string HowItEnded,
    IReadOnlyList<CandidateLine> Candidates,
    IReadOnlyList<LeftOut> LeftOut,
    FormErrors Errors,
    AssignValues Values,
    OtherTimesShown? OtherTimes = null
);

/// <param name="Answer">What this teacher answered when asked: 谢绝：时间冲突.</param>
/// <param name="CannotBecause">Why the teacher cannot be assigned now, e.g. booked meanwhile; null when free.</param>
public sealed record CandidateLine(Candidate Candidate, string Grade, Mark? Answer, string? CannotBecause = null);

public sealed record AssignValues(
    string Teacher = "",
    string Reason = "",
    string GiveUpReason = "",
    TimesAskValues? Times = null
);

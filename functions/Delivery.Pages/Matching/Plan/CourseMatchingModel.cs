using Delivery.Domain.Matching;
using Delivery.Domain.Ordering;
using Delivery.Pages.Matching.OtherTimes;
using Delivery.Pages.Web;

namespace Delivery.Pages.Matching.Plan;

/// <summary>One course that looks for a teacher: who could give it and why, and what staff can do.</summary>
/// <param name="State">Where its search stands.</param>
/// <param name="OnHold">Why staff let it wait.</param>
/// <param name="AskAtOnce">How many are asked together.</param>
/// <param name="Candidates">Ranked anew, the best first.</param>
/// <param name="Chosen">Whom somebody thinks of assigning; null for nobody yet.</param>
/// <param name="GradeAskedFor">Of the teacher whom the street would like; null for any.</param>
/// <param name="IsOpen">It had a teacher who dropped out: what nobody gives is called off lesson by lesson.</param>
public sealed record CourseMatchingModel(
    PageFrame Frame,
    string FormKey,
    string CourseId,
    string Street,
    string District,
    string Discipline,
    Category Category,
    string Venue,
    IReadOnlyList<LessonTime> Lessons,
    Mark State,
    string? OnHold,
    CourseActs Acts,
    int AskAtOnce,
    IReadOnlyList<CandidateLine> Candidates,
    IReadOnlyList<LeftOut> LeftOut,
    FormErrors Errors,
    SteerValues Values,
    bool IsOpen = false,
    string? GradeAskedFor = null,
    ChosenTeacher? Chosen = null,
    OtherTimesShown? OtherTimes = null
) : IModelOf<CourseMatchingPage>;

/// <summary>What would come of assigning somebody, before it is done.</summary>
/// <param name="Obstacles">What a reason overrules: 不到该区授课.</param>
/// <param name="Booked">What nothing overrules: the lessons that the teacher has at these times.</param>
/// <param name="AskedFor">Courses at these times about which the teacher is being asked.</param>
public sealed record ChosenTeacher(
    string Name,
    IReadOnlyList<string> Obstacles,
    IReadOnlyList<DateTimeOffset> Booked,
    IReadOnlyList<string> AskedFor
);

/// <summary>What can be done now, by this person.</summary>
public sealed record CourseActs(bool Ask, bool Assign, bool Hold, bool Release);

public sealed record SteerValues(
    IReadOnlyList<string> Ask,
    string Teacher = "",
    string Reason = "",
    string HoldReason = "",
    TimesAskValues? Times = null
)
{
    public static SteerValues None { get; } = new([]);
}

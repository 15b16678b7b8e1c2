using Delivery.Domain.Ordering;
using Delivery.Pages.Web;

namespace Delivery.Pages.Matching;

/// <summary>How an inquiry stands for the teacher who looks at it.</summary>
public enum InquiryView
{
    Open,
    Accepted,
    Declined,
    Proposed,
    Expired,
    TakenByOther,

    /// <summary>The street would not have the teacher's other times, or did not answer.</summary>
    TimesNotTaken,

    /// <summary>Said yes, and could not be booked.</summary>
    NotChosen,

    /// <summary>The course is not held.</summary>
    CalledOff,

    /// <summary>The course is this teacher's.</summary>
    Won,
}

/// <summary>"Can you teach this course, at these times?", behind a signed link.</summary>
/// <param name="PostTo">Posts answer (accept, decline, propose), reason, and for a proposal lessonDate[i] and lessonStart[i].</param>
/// <param name="CanAnswer">The deadline is ahead and the course is free; a given answer may then still be changed.</param>
/// <param name="Travel">离您上一节课 4.2 公里，间隔 2 小时; null where nothing is near in time.</param>
/// <param name="PauseNote">What interrupts the weekly rhythm: 10月5日放假，停一次.</param>
/// <param name="Values">What was answered before, or typed and refused.</param>
/// <param name="MayPropose">Other times may be proposed: nobody has enrolled for these yet.</param>
public sealed record InquiryModel(
    PageFrame Frame,
    string FormKey,
    string PostTo,
    InquiryView View,
    bool CanAnswer,
    DateTimeOffset AnswerBy,
    DateTimeOffset Now,
    string TeacherName,
    string Discipline,
    Category Category,
    string Street,
    string District,
    string Venue,
    string Address,
    string Audience,
    IReadOnlyList<LessonTime> Lessons,
    decimal FeePerLesson,
    string? Equipment,
    string? Travel,
    string? PauseNote,
    IReadOnlyList<Choice> DeclineReasons,
    InquiryValues Values,
    FormErrors Errors,
    bool MayPropose = true
) : IModelOf<InquiryPage>
{
    public decimal FeeTotal => FeePerLesson * Lessons.Count;
}

/// <param name="Answer">accept, decline, propose, or empty.</param>
/// <param name="Proposed">One slot per lesson of the course; minutes stay as ordered.</param>
public sealed record InquiryValues(
    string Answer = "",
    string Reason = "",
    string Remark = "",
    IReadOnlyList<ProposedSlotValues>? Proposed = null
);

public sealed record ProposedSlotValues(string Date, string Start);

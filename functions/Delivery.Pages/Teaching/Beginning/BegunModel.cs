using Delivery.Domain.Ordering;
using Delivery.Domain.Teaching.Beginning;
using Delivery.Pages.Web;

namespace Delivery.Pages.Teaching.Beginning;

/// <summary>Has the lesson begun? Asked of one side, behind the link of a mail.</summary>
/// <param name="Answer">What this side has said already; null before.</param>
/// <param name="Reason">A refused reason, as it was typed.</param>
public sealed record BegunModel(
    PageFrame Frame,
    string FormKey,
    string PostTo,
    string Street,
    string Discipline,
    int Number,
    LessonTime Time,
    BegunAnswer? Answer,
    string Reason,
    FormErrors Errors
) : IModelOf<BegunPage>;

/// <summary>A day's questions for staff.</summary>
/// <param name="HasLater">A later day is there to look at.</param>
public sealed record BegunListModel(PageFrame Frame, DateOnly Day, bool HasLater, IReadOnlyList<BegunLine> Lines)
    : IModelOf<BegunListPage>;

/// <param name="IsOpen">Nobody has said that it began, and neither a headcount nor a photo came since.</param>
/// <param name="IsOver">Its month is settled: nobody asks any more.</param>
/// <param name="People">Whom to telephone, while it is silent.</param>
public sealed record BegunLine(
    string CourseId,
    string Title,
    DateTimeOffset Start,
    BegunState State,
    bool IsOpen,
    bool IsOver,
    IReadOnlyList<BegunAnswer> Answers,
    IReadOnlyList<Person> People
);

using Delivery.Domain.Ordering;
using Delivery.Pages.Web;

namespace Delivery.Pages.Matching.Board;

/// <summary>The courses that wait for a teacher beside those who could come; the most urgent first.</summary>
/// <param name="Waiting">How many there are with these filters, of which the first are shown.</param>
/// <param name="MayChoose">This reader may ask and assign.</param>
public sealed record BoardModel(
    PageFrame Frame,
    string FormKey,
    IReadOnlyList<FilterChip> Districts,
    IReadOnlyList<FilterChip> Disciplines,
    int Waiting,
    IReadOnlyList<BoardCourse> Courses,
    IReadOnlyList<BoardTeacher> Teachers,
    bool MayChoose
) : IModelOf<BoardPage>;

/// <param name="WorkingDaysLeft">Until the first lesson that needs a teacher.</param>
/// <param name="OnHold">Why staff let it wait.</param>
/// <param name="AskNow">Whom the button asks: the best who have not been asked; nobody while answers are awaited.</param>
/// <param name="Choices">Everybody who could be chosen, those without obstacles first, each with points or obstacles.</param>
/// <param name="Rivals">Who is the best for another course shown, at times that clash: by name, with that course.</param>
public sealed record BoardCourse(
    string CourseId,
    string Street,
    string District,
    string Discipline,
    Category Category,
    DateTimeOffset First,
    int Lessons,
    int WorkingDaysLeft,
    bool Urgent,
    Mark State,
    string? OnHold,
    bool MayHold,
    IReadOnlyList<Choice> AskNow,
    IReadOnlyList<Choice> Choices,
    IReadOnlyList<string> Rivals
)
{
    public string Title => $"{Street} · {Discipline} · {Lessons}节";
}

/// <param name="Courses">For how many of the courses shown nothing stands against the teacher.</param>
public sealed record BoardTeacher(string TeacherId, string Name, string Grade, int Courses);

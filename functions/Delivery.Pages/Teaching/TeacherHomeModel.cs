using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Pages.Web;

namespace Delivery.Pages.Teaching;

/// <summary>Where a teacher starts: questions to answer, lessons to come, pay.</summary>
/// <param name="Todos">Inquiries, acknowledgements, evidence, payslips to check; soonest deadline first.</param>
/// <param name="Lessons">The next lessons, in order of time.</param>
public sealed record TeacherHomeModel(
    PageFrame Frame,
    DateTimeOffset Now,
    string TeacherName,
    IReadOnlyList<Todo> Todos,
    IReadOnlyList<TeacherLesson> Lessons,
    IReadOnlyList<PayslipLink> Payslips
) : IModelOf<TeacherHomePage>
{
    /// <summary>Where calendar programs read the teacher's own lessons; null hides it.</summary>
    public string? Calendar { get; init; }
}

public sealed record TeacherLesson(
    string LessonId,
    DateTimeOffset Start,
    int Minutes,
    string Discipline,
    Category Category,
    string Street,
    string Venue,
    string Address,
    Person Contact,
    Mark? State = null
);

public sealed record PayslipLink(string PayslipId, Month Month, int Lessons, decimal Net, Mark State);

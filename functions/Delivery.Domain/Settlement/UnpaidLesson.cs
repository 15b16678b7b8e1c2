namespace Delivery.Domain.Settlement;

/// <summary>A lesson of the teacher's that the month did not pay, as it was judged when the payslip was made.</summary>
/// <param name="Street">The street's code.</param>
/// <param name="Discipline">The discipline's name.</param>
/// <param name="Why">Anything but payable.</param>
/// <param name="ByStaff">Staff have decided that it is not paid.</param>
/// <param name="Reason">The code of the street's reason why it was not held; null for none.</param>
public sealed record UnpaidLesson(
    string LessonId,
    string Street,
    DateTimeOffset Start,
    string Discipline,
    Payability Why,
    bool ByStaff = false,
    string? Reason = null
);

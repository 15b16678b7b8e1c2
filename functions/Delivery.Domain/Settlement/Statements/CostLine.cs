using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;

namespace Delivery.Domain.Settlement.Statements;

/// <summary>A paid lesson, as the statements of street and district count it.</summary>
/// <param name="PaidFor">The month whose pay run paid it; a later one than the lesson's where it was carried over.</param>
/// <param name="TeacherName">Empty where it is not shown.</param>
/// <param name="Gross">Yuan before tax.</param>
/// <param name="IsCorrection">It sets a lesson's fee right, after its month was closed or on its own payslip: no lesson of its own.</param>
public sealed record CostLine(
    Month PaidFor,
    string LessonId,
    string CourseId,
    string Street,
    string TeacherName,
    string Discipline,
    FundingStream FundingStream,
    DateTimeOffset Start,
    decimal Gross,
    bool IsCorrection = false
);

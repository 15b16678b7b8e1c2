using Delivery.Domain.Ordering;

namespace Delivery.Domain.Settlement;

/// <summary>
/// What a payslip costs a street: a lesson's fee, or what is added to it or taken off afterwards, by a counter-entry for one of
/// a closed month or by the answer to a dispute of its line.
/// </summary>
/// <param name="EntryId">Under which the quota books it, once.</param>
/// <param name="Amount">Yuan before tax; below zero only of a correction.</param>
public sealed record Charge(
    string EntryId,
    string LessonId,
    string CourseId,
    string Street,
    FundingStream FundingStream,
    DateTimeOffset Start,
    string Discipline,
    decimal Amount,
    bool IsCorrection
);

public static class Charges
{
    /// <summary>All of it counts in the payslip's month, also what the teacher's pay could not bear and a later month takes off.</summary>
    public static IEnumerable<Charge> Of(Payslip payslip)
    {
        ArgumentNullException.ThrowIfNull(payslip);
        return
        [
            .. payslip.Lines.Select(line => new Charge(
                $"{line.LessonId}-{QuotaKinds.Spend}",
                line.LessonId,
                line.CourseId,
                line.Street,
                line.FundingStream,
                line.Start,
                line.Discipline,
                line.Fee,
                IsCorrection: false
            )),
            .. payslip
                .Adjustments.Index()
                .Where(one => one.Item.Lesson is not null)
                .Select(one => Correction(payslip, one.Index, one.Item.Amount, one.Item.Lesson!)),
        ];
    }

    private static Charge Correction(Payslip payslip, int index, decimal amount, CorrectedLesson lesson) =>
        new(
            $"{lesson.LessonId}-{QuotaKinds.Correct}-{payslip.PayslipId}-{index}",
            lesson.LessonId,
            lesson.CourseId,
            lesson.Street,
            lesson.FundingStream,
            lesson.Start,
            lesson.Discipline,
            amount,
            IsCorrection: true
        );
}

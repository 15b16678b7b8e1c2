namespace Delivery.Domain.Settlement;

public static class CorrectedLines
{
    /// <summary>
    /// The lesson's id that an adjustment corrects; null where it is for the whole. Those from before the line was kept have
    /// the words of the answer to the line's dispute; where two lines were answered with the same words, nobody knows.
    /// </summary>
    public static string? LineOf(this Payslip payslip, Adjustment adjustment)
    {
        ArgumentNullException.ThrowIfNull(payslip);
        ArgumentNullException.ThrowIfNull(adjustment);
        if (adjustment.Line is not null || adjustment.Corrects is not null)
            return adjustment.Line;
        var lines = payslip
            .Disputes.Where(one => one.Answer == adjustment.Reason)
            .Select(one => one.Line)
            .Distinct()
            .ToList();
        return lines.Count == 1 ? lines[0] : null;
    }
}

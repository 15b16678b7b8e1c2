namespace Delivery.Domain.Settlement;

internal static class DisputeRules
{
    /// <summary>What a dispute says, whatever state the payslip is in: all at once.</summary>
    public static IReadOnlyList<Refusal> Check(Payslip payslip, Dispute dispute)
    {
        var refusals = new List<Refusal>();
        if (dispute.Line is { } line && payslip.Lines.All(one => one.LessonId != line))
            refusals.Add(new("payslip.line-unknown", "工资单上没有这节课，请重新选择", "line"));
        if (string.IsNullOrWhiteSpace(dispute.Reason))
            refusals.Add(new("payslip.reason-missing", "请说明有异议的原因", "reason"));
        return refusals;
    }
}

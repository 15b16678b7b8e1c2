namespace Delivery.Domain.Settlement.Carried;

/// <summary>What may be entered as sent back by the bank.</summary>
public static class ReturnRules
{
    /// <param name="known">The days on which it was entered before: a file that is read twice returns nothing twice.</param>
    /// <param name="on">As entered; null where the day is missing or is none.</param>
    /// <param name="today">In Shanghai.</param>
    /// <returns>Null when it may be.</returns>
    public static Refusal? Check(
        Payslip payslip,
        DateOnly? paidOn,
        IEnumerable<DateOnly> known,
        DateOnly? on,
        DateOnly today
    )
    {
        ArgumentNullException.ThrowIfNull(payslip);
        if (payslip.State != PayslipState.Paid)
            return new("payslip.state", $"工资单目前是“{payslip.State.Label()}”，已发放的才能登记银行退回");
        if (payslip.Transfer == 0)
            return new("payout.no-transfer", "这张工资单没有转账，银行不会退回，请核对");
        if (on is not { } day || day < paidOn || day > today)
            return new("payout.return-date", $"请写明银行退回的日期，应在{paidOn:yyyy-MM-dd}至{today:yyyy-MM-dd}之间");
        return known.Contains(day)
            ? new("payout.return-known", $"{day:yyyy-MM-dd}的退回登记过了；重转后又被退回的，请写后一次的日期")
            : null;
    }
}

namespace Delivery.Domain.Settlement.Banking;

/// <summary>Where the bank has a payslip in hand, so that no transfer is ordered twice.</summary>
/// <param name="Files">Numbers of the month's bank files that hold the payslip; a number grows with each file.</param>
/// <param name="FailedIn">The last of them that the bank did not carry out, or sent back; 0 for none.</param>
/// <param name="HasFailed">The last result that came says that it was not paid, or came back.</param>
/// <param name="IsLeftOut">It is still to be paid, and none of the month's bank files holds it.</param>
public sealed record HandOver(
    IReadOnlyList<int> Files,
    int FailedIn = 0,
    bool HasFailed = false,
    bool IsLeftOut = false
)
{
    public int Last => Files.Count == 0 ? 0 : Files.Max();

    /// <summary>The file whose result is still to come, of a payslip that is not paid; null where the bank has nothing to do.</summary>
    public int? Awaited => Last > FailedIn ? Last : null;

    /// <summary>Whether it is clear of which transfer a result is, and whether that is the one still out.</summary>
    /// <param name="file">As the result names it; null where it names none.</param>
    /// <param name="ok">The money arrived.</param>
    /// <param name="isKnown">The result tells again of money whose return was taken, and needs no number.</param>
    public Refusal? Check(string payslipId, int? file, bool ok, bool isKnown = false)
    {
        if (NotIn(payslipId, file) is { } refusal)
            return refusal;
        if (ok && IsLeftOut)
            return new Refusal(
                "payout.not-in-file",
                $"工资单“{payslipId}”还没有列入银行文件，不能登记为已到账，请先做下一号银行文件"
            );
        if (file is null && !isKnown && HasFailed && Awaited is { } last)
            return new Refusal(
                "payout.file-number",
                $"工资单“{payslipId}”登记过未成，又列入第{last}号银行文件，请写明是哪一号文件的结果"
            );
        return ok && file < Last
            ? new Refusal(
                "payout.file-old",
                $"工资单“{payslipId}”在第{file}号文件里已登记未成，又列入第{Last}号文件，请向银行问清，只登记第{Last}号的结果"
            )
            : null;
    }

    /// <summary>A result names a file that never ordered it.</summary>
    private Refusal? NotIn(string payslipId, int? file) =>
        file is { } named && !Files.Contains(named)
            ? new Refusal(
                "payout.not-in-file",
                $"工资单“{payslipId}”不在第{named}号银行文件里，请核对是哪一号文件的回执"
            )
            : null;

    /// <summary>Money that came back after the month was closed: only that of the last file was paid.</summary>
    public Refusal? CheckReturned(string payslipId, int? file) =>
        NotIn(payslipId, file)
        ?? (
            IsKnown(file)
                ? new Refusal(
                    "payout.file-old",
                    $"工资单“{payslipId}”后来由第{Last}号文件付清，第{file}号文件的退回不用再登记"
                )
                : null
        );

    /// <summary>A failure that was taken before its transfer was ordered anew says nothing of the new one.</summary>
    public bool IsKnown(int? file) => file < Last;
}

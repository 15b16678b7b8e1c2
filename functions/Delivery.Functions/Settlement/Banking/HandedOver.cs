using Delivery.Domain.Calendar;
using Delivery.Domain.Settlement;
using Delivery.Domain.Settlement.Banking;
using Delivery.Functions.Storage.Settlement;

namespace Delivery.Functions.Settlement.Banking;

/// <summary>In which of the month's bank files each payslip was handed over.</summary>
public sealed class HandedOver(IReadOnlyList<KeptBankFile> files)
{
    private readonly ILookup<string, int> byTeacher = files
        .SelectMany(file => file.Teachers.Select(id => (Id: id, file.Number)))
        .ToLookup(one => one.Id, one => one.Number);

    public static async Task<HandedOver> OfAsync(BankFiles files, Month month) => new(await files.OfMonthAsync(month));

    /// <summary>The same, unless one more file has been made since: a month's files are long, and only ever added to.</summary>
    public async Task<HandedOver> NowAsync(BankFiles stored, Month month) =>
        await stored.FindAsync(month, files.Count + 1) is null ? this : await OfAsync(stored, month);

    public IReadOnlyList<KeptBankFile> Files => files;

    public HandOver Of(KeptPayslip kept) =>
        new(
            [.. byTeacher[kept.Payslip.TeacherId]],
            kept.FailedIn,
            kept.Payslip.State == PayslipState.Failed,
            files.Count > 0 && kept.Payslip.State != PayslipState.Paid && !byTeacher.Contains(kept.Payslip.TeacherId)
        );

    /// <summary>The file whose result is still to come; null where there is none.</summary>
    public int? AwaitedIn(KeptPayslip kept) =>
        kept.Payslip.State is PayslipState.Paid or PayslipState.Returned ? null : Of(kept).Awaited;

    /// <summary>What the next file is for: never handed over, or failed or returned since.</summary>
    public IEnumerable<KeptPayslip> Open(IEnumerable<KeptPayslip> payslips) =>
        BankFile.Unpaid(payslips).Where(kept => AwaitedIn(kept) is null);
}

using Delivery.Domain;
using Delivery.Domain.Settlement;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;

namespace Delivery.Functions.Settlement.Banking;

/// <summary>No file of ours can have paid a payslip whose teacher has no account: whoever says that it arrived has slipped.</summary>
public sealed class HeldBack(Registers registers, TeacherSecrets secrets)
{
    public static Refusal NotSent(string payslipId) =>
        new("payout.no-account", $"工资单“{payslipId}”没有银行账户，没有列入银行文件，不能登记为已到账");

    public async Task<IReadOnlyList<Refusal>> CheckAsync(
        IEnumerable<(int Index, TransferResult Item)> results,
        IReadOnlyDictionary<string, Stored<KeptPayslip>> kept
    )
    {
        var refusals = new List<Refusal>();
        var known = (await registers.Teachers.LatelyAsync()).ToDictionary(row => row.RowKey, row => row.Value);
        foreach (var (index, result) in results.Where(one => one.Item.Ok))
            if (kept.TryGetValue(result.PayslipId, out var payslip) && await IsHeldAsync(payslip.Value.Payslip, known))
                refusals.Add(NotSent(result.PayslipId) with { Field = ResultFields.Of(index, "payout.no-account") });
        return refusals;
    }

    // Who has none lately may have got one this minute.
    private async Task<bool> IsHeldAsync(Payslip payslip, Dictionary<string, RegisteredTeacher> known) =>
        payslip is { State: not PayslipState.Paid, Transfer: > 0 }
        && !(known.TryGetValue(payslip.TeacherId, out var lately) && secrets.HasAccount(lately))
        && !secrets.HasAccount(await registers.TeacherOfAsync(payslip));
}

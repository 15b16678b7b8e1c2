using Delivery.Domain;
using Delivery.Domain.Settlement;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;

namespace Delivery.Functions.Settlement.Banking;

/// <summary>A payslip that is to be paid, and the place among the results of the one that says that it was.</summary>
internal sealed record SaidPaid(int Index, string PayslipId, string TeacherId);

/// <summary>No file of ours can have paid a payslip whose teacher has no account: whoever says that it arrived has slipped.</summary>
public sealed class HeldBack(Registers registers, TeacherSecrets secrets)
{
    private const int TeachersAtOnce = 500;

    public static Refusal NotSent(string payslipId) =>
        new("payout.no-account", $"工资单“{payslipId}”没有银行账户，没有列入银行文件，不能登记为已到账");

    internal async Task<IReadOnlyList<Refusal>> CheckAsync(IEnumerable<SaidPaid> results)
    {
        var refusals = new List<(int Index, Refusal Refusal)>();
        foreach (var some in results.OrderBy(one => one.TeacherId, StringComparer.Ordinal).Chunk(TeachersAtOnce))
        {
            var teachers = await registers.Teachers.OfAsync(some.Select(one => one.TeacherId));
            foreach (var one in some)
                if (!teachers.TryGetValue(one.TeacherId, out var teacher) || !secrets.HasAccount(teacher))
                    refusals.Add((one.Index, NotSent(one.PayslipId)));
        }

        return
        [
            .. refusals
                .OrderBy(one => one.Index)
                .Select(one => one.Refusal with { Field = ResultFields.Of(one.Index, one.Refusal.Code) }),
        ];
    }

    /// <summary>Whether a result that says that it arrived is one of an account.</summary>
    public static bool IsTransfer(Payslip payslip) => payslip is { State: not PayslipState.Paid, Transfer: > 0 };
}

using Delivery.Domain.Settlement;
using Delivery.Functions.Security;
using Delivery.Functions.Settlement.Runs;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Settlement;

namespace Delivery.Functions.Settlement.Payslips;

/// <summary>Whose a payslip is, and the way to it.</summary>
public static class PayslipTeachers
{
    /// <summary>The link opens the payslip until two months after the money is due.</summary>
    public static string ToPayslip(this SignedLinks links, PayRun run, Payslip payslip) =>
        links
            .Make(LinkPurpose.Payslip, "payslips", payslip.PayslipId, run.Windows.Payout.ClosesAt.AddMonths(2))
            .ToString();

    /// <exception cref="RunStoppedException">The teacher was paid and is not in the register.</exception>
    public static async Task<RegisteredTeacher> TeacherOfAsync(this Registers registers, Payslip payslip) =>
        (await registers.Teachers.FindAsync(payslip.TeacherId))?.Value ?? throw Unknown(payslip);

    /// <summary>The payslips with their teachers, in their order.</summary>
    /// <exception cref="RunStoppedException">A teacher was paid and is not in the register.</exception>
    public static async Task<IReadOnlyList<(KeptPayslip Kept, RegisteredTeacher Teacher)>> WithTeachersAsync(
        this Registers registers,
        IReadOnlyList<KeptPayslip> payslips
    )
    {
        var teachers = await registers.Teachers.OfAsync(payslips.Select(kept => kept.Payslip.TeacherId));
        return
        [
            .. payslips.Select(kept =>
                (
                    kept,
                    teachers.TryGetValue(kept.Payslip.TeacherId, out var teacher)
                        ? teacher
                        : throw Unknown(kept.Payslip)
                )
            ),
        ];
    }

    /// <exception cref="RunStoppedException">There is one.</exception>
    public static void ThrowIfAny(IReadOnlyList<KeptPayslip> unreached)
    {
        if (unreached.Count > 0)
            throw Unknown(unreached[0].Payslip);
    }

    private static RunStoppedException Unknown(Payslip payslip) =>
        new($"工资单 {payslip.PayslipId} 的老师 {payslip.TeacherId} 不在老师登记里，请先登记这位老师");
}

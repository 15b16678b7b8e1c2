using Delivery.Domain.Money;
using Delivery.Domain.Settlement;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Settlement;
using Delivery.Pages.Settlement;

namespace Delivery.Functions.Settlement.Banking;

/// <summary>Teachers of a run who cannot be paid, or declared to the tax office (who is paid is declared all the same), as the register stands.</summary>
public sealed class MissingPapers(Registers registers, TeacherSecrets secrets)
{
    public async Task<IReadOnlyList<MissingPaper>> OfAsync(IEnumerable<KeptPayslip> kept)
    {
        var teachers = (await registers.Teachers.LatelyAsync()).ToDictionary(row => row.RowKey, row => row.Value);
        return
        [
            .. kept.OrderBy(one => one.TeacherName, StringComparer.Ordinal)
                .Select(one => MissingOf(one, teachers.GetValueOrDefault(one.Payslip.TeacherId)))
                .OfType<MissingPaper>(),
        ];
    }

    private MissingPaper? MissingOf(KeptPayslip kept, RegisteredTeacher? teacher)
    {
        var payslip = kept.Payslip;
        var account =
            payslip is { Transfer: > 0, State: not (PayslipState.Paid or PayslipState.Returned) }
            && (teacher is null || !secrets.HasAccount(teacher));
        // Who bills through a company is not declared.
        var id = payslip is { Gross: > 0, TaxStatus: not TaxStatus.Company } && teacher?.SealedIdNumber is null;
        return account || id ? new MissingPaper(payslip.TeacherId, kept.TeacherName, account, id) : null;
    }
}

using Delivery.Domain.Calendar;
using Delivery.Domain.Settlement;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Web.Sheets;

namespace Delivery.Functions.Settlement;

/// <summary>One transfer, in the bank's columns.</summary>
public sealed record BankRow(string Payslip, string Name, string Bank, string Account, decimal Amount, string Remark);

/// <summary>The file that the bank pays by: what is not paid yet, and nothing else.</summary>
public sealed class BankFile(Registers registers, TeacherSecrets secrets)
{
    public static IEnumerable<KeptPayslip> Unpaid(IEnumerable<KeptPayslip> payslips) =>
        payslips.Where(kept => kept.Payslip.State != PayslipState.Paid);

    /// <summary>A payslip that comes to nothing needs no transfer.</summary>
    public async Task<IReadOnlyList<BankRow>> RowsAsync(IEnumerable<KeptPayslip> payslips)
    {
        var rows = new List<BankRow>();
        foreach (var kept in payslips.Where(kept => kept.Payslip.Net > 0))
        {
            var account = secrets.BankOf(await registers.TeacherOfAsync(kept.Payslip));
            rows.Add(
                new BankRow(
                    kept.Payslip.PayslipId,
                    account.Holder,
                    account.Bank,
                    account.Account,
                    kept.Payslip.Net,
                    $"{kept.Payslip.Month}课酬"
                )
            );
        }

        return rows;
    }

    public static Sheet SheetOf(Month month, IEnumerable<BankRow> rows) =>
        new(
            $"{month}",
            ["payslip", "name", "bank", "account", "amount", "remark"],
            [
                .. rows.Select(row =>
                    (IReadOnlyList<Cell>)
                        [
                            new Cell.Text(row.Payslip),
                            new Cell.Text(row.Name),
                            new Cell.Text(row.Bank),
                            new Cell.Digits(row.Account),
                            new Cell.Yuan(row.Amount),
                            new Cell.Text(row.Remark),
                        ]
                ),
            ]
        )
        {
            ForBank = true,
        };
}

using System.Globalization;
using CsvHelper;
using Delivery.Domain.Settlement;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;

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

    public static string Text(IEnumerable<BankRow> rows)
    {
        var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var csv = CsvWriter.Create(text, null))
        {
            csv.WriteHeader(["payslip", "name", "bank", "account", "amount", "remark"]);
            foreach (var row in rows)
            {
                var amount = row.Amount.ToString("0.00", CultureInfo.InvariantCulture);
                csv.WriteRecord([row.Payslip, row.Name, row.Bank, row.Account, amount, row.Remark]);
            }
        }

        return text.ToString();
    }
}

using Delivery.Domain.Calendar;
using Delivery.Domain.Settlement;
using Delivery.Domain.Settlement.Banking;
using Delivery.Functions.Security;
using Delivery.Functions.Settlement.Payslips;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Settlement;
using Delivery.Functions.Web.Sheets;

namespace Delivery.Functions.Settlement.Banking;

/// <summary>One transfer, in the bank's columns.</summary>
public sealed record BankRow(
    string Payslip,
    string Name,
    string Bank,
    string Account,
    decimal Amount,
    string Remark,
    string TeacherId = ""
);

/// <summary>The file that the bank pays by: what is not paid yet, and nothing else.</summary>
public sealed class BankFile(Registers registers, TeacherSecrets secrets)
{
    public static IEnumerable<KeptPayslip> Unpaid(IEnumerable<KeptPayslip> payslips) =>
        payslips.Where(kept => kept.Payslip.State != PayslipState.Paid);

    /// <summary>What can be sent: a teacher whose account nobody knows is paid once it is there.</summary>
    public static IReadOnlyList<BankRow> Sendable(IEnumerable<BankRow> rows) =>
        [.. rows.Where(row => row.Account.Length > 0)];

    /// <summary>A payslip that comes to nothing needs no transfer.</summary>
    public async Task<IReadOnlyList<BankRow>> RowsAsync(IEnumerable<KeptPayslip> payslips)
    {
        var rows = new List<BankRow>();
        foreach (var (kept, teacher) in await registers.WithTeachersAsync([.. payslips.Where(IsSent)]))
        {
            var account = secrets.BankOf(teacher);
            rows.Add(
                new BankRow(
                    kept.Payslip.PayslipId,
                    account.Holder,
                    account.Bank,
                    account.Account,
                    kept.Payslip.Transfer,
                    $"{kept.Payslip.Month}课酬",
                    kept.Payslip.TeacherId
                )
            );
        }

        return rows;
    }

    private static bool IsSent(KeptPayslip kept) => kept.Payslip.Transfer > 0;

    /// <param name="template">As finance has set it.</param>
    /// <param name="number">Of the file that is made; null of a list that is none yet, whose column stays empty.</param>
    public static Sheet SheetOf(Month month, IReadOnlyList<BankRow> rows, BankFileSettings template, int? number = null)
    {
        var columns = BankColumns.Parse(template.Columns)!;
        return new Sheet(
            $"{month}",
            [.. columns.Select(column => column.Heading)],
            [.. rows.Index().Select(row => (IReadOnlyList<Cell>)[.. columns.Select(column => CellOf(column, row))])]
        )
        {
            ForBank = true,
            Separator = BankColumns.SeparatorOf(template),
            HasHeader = template.HasHeader,
            Encoding = template.Encoding == BankColumns.Gb18030 ? CsvEncoding.Gb18030 : CsvEncoding.Utf8,
        };

        Cell CellOf(BankColumn column, (int Index, BankRow Item) row) =>
            column.Name switch
            {
                "number" => new Cell.Count(row.Index + 1),
                "payslip" => new Cell.Text(row.Item.Payslip),
                "name" => new Cell.Text(row.Item.Name),
                "bank" => new Cell.Text(row.Item.Bank),
                "account" => new Cell.Digits(row.Item.Account),
                "amount" => new Cell.Yuan(row.Item.Amount),
                BankColumns.FileNumber => number is { } file ? new Cell.Count(file) : new Cell.Text(string.Empty),
                "month" => new Cell.Text($"{month}"),
                _ => new Cell.Text(row.Item.Remark),
            };
    }
}

using Delivery.Domain.Calendar;
using Delivery.Domain.Money;
using Delivery.Functions.Security;
using Delivery.Functions.Settlement.Payslips;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Settlement;
using Delivery.Functions.Web;
using Delivery.Functions.Web.Sheets;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Settlement.Taxes;

/// <summary>The month's list for the tax office: whose fees, how the tax was reckoned. Identity numbers in clear, so for finance alone, and each download is written down.</summary>
public sealed class TaxDeclaration(
    Site site,
    Settlements settlements,
    Registers registers,
    TeacherSecrets secrets,
    AuditLog audit
)
{
    [Function(nameof(DownloadTaxDeclaration))]
    public Task<IResult> DownloadTaxDeclaration(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/settlements/{month}/tax-declaration.xlsx")]
            HttpRequest request,
        string month
    ) =>
        site.PostAsync(
            request,
            caller => caller.IsOfFinance,
            async caller =>
            {
                if (!Month.TryParse(month, out var asked) || await settlements.RunAsync(asked) is null)
                    return await site.NotFoundAsync(caller);
                var sheet = await SheetAsync(asked);
                await audit.WriteAsync(caller, "settlement.tax-declaration", month, $"{sheet.Rows.Count}");
                return SheetFiles.Xlsx(request.HttpContext, sheet, $"tax-declaration-{month}");
            }
        );

    private async Task<Sheet> SheetAsync(Month month)
    {
        var rows = new List<IReadOnlyList<Cell>>();
        // Who bills through a company is no individual that tax is declared for.
        var declared = settlements
            .EachPayslipAsync(month)
            .Select(stored => stored.Value)
            .Where(kept => kept.Payslip.TaxStatus != TaxStatus.Company);
        foreach (var (kept, teacher) in await registers.WithTeachersAsync(await declared.ToListAsync()))
            rows.AddRange(Rows(kept, teacher));
        return new Sheet(
            $"{month}",
            [
                "姓名",
                "证件号码",
                "所得项目",
                "收入（元）",
                "减除费用（元）",
                "应纳税所得额（元）",
                "预扣率",
                "速算扣除数（元）",
                "应扣缴税额（元）",
            ],
            rows
        )
        {
            Summed = true,
        };
    }

    // Each payment that the tax was reckoned on by itself; what came to nothing is none.
    private IEnumerable<IReadOnlyList<Cell>> Rows(KeptPayslip kept, RegisteredTeacher teacher) =>
        (kept.Payslip.TaxGroups?.Select(group => group.Withholding) ?? [kept.Payslip.Withholding])
            .Where(tax => tax.Gross > 0)
            .Select(tax => Row(kept, teacher, tax));

    private IReadOnlyList<Cell> Row(KeptPayslip kept, RegisteredTeacher teacher, Withholding tax) =>
        [
            new Cell.Text(kept.TeacherName),
            new Cell.Digits(secrets.IdNumberOf(teacher) ?? string.Empty),
            new Cell.Text(kept.Payslip.TaxStatus == TaxStatus.Resident ? "劳务报酬所得" : "劳务报酬所得（非居民）"),
            new Cell.Yuan(tax.Gross),
            new Cell.Yuan(tax.Gross - tax.Taxable),
            new Cell.Yuan(tax.Taxable),
            new Cell.Percent(tax.Rate),
            new Cell.Points(tax.QuickDeduction),
            new Cell.Yuan(tax.Tax),
        ];
}

using Delivery.Pages.Email;
using Delivery.Pages.Settlement;
using Delivery.Pages.Settlement.Carried;
using Delivery.Pages.Settlement.Ledger;
using Delivery.Pages.Settlement.Windows;

namespace Delivery.Functions.Tests.Pages;

/// <summary>Mails about pay.</summary>
internal static partial class MailSamples
{
    private static Dictionary<string, IMail> OfSettlement =>
        new(StringComparer.Ordinal)
        {
            ["windows-moved"] = new WindowsMovedMail(
                Sample.Contact,
                "王五老师",
                August,
                [new("老师核对", new(new(2026, 9, 11), new(2026, 9, 15)), new(new(2026, 9, 12), new(2026, 9, 16)))],
                Link
            ),
            ["payslip-to-check"] = new PayslipToCheckMail(
                Sample.Contact,
                "王五老师",
                August,
                2,
                4_500m,
                720m,
                3_780m,
                Sample.At(2026, 10, 16, 0, 0),
                Link,
                Rows: SettlementSamples.Payslip.Rows,
                Unpaid: SettlementSamples.Payslip.Unpaid
            ),
            ["no-payslip"] = new NoPayslipMail(Sample.Contact, "王五老师", August, SettlementSamples.Payslip.Unpaid!),
            ["payslip-reminder"] = new PayslipToCheckMail(
                Sample.Contact,
                "王五老师",
                August,
                2,
                4_500m,
                720m,
                3_780m,
                Sample.At(2026, 10, 16, 0, 0),
                Link,
                IsReminder: true,
                NoAccount: true
            ),
            ["dispute-answered"] = new DisputeAnsweredMail(
                Sample.Contact,
                "王五老师",
                August,
                "9月21日 太极拳",
                "已核对照片，按90分钟计。",
                true,
                3_780m,
                Link,
                Sample.At(2026, 10, 16, 0, 0)
            ),
            ["dispute-answered-late"] = new DisputeAnsweredMail(
                Sample.Contact,
                "王五老师",
                August,
                "9月21日 太极拳",
                "已核对照片，按60分钟计，没有少算。",
                false,
                3_780m,
                Link,
                CheckBy: null
            ),
            ["payroll-to-review"] = new PayrollToReviewMail(Sample.Contact, "吴九", August, Totals, 2, Due, Link),
            ["run-sent-back"] = new RunSentBackMail(
                Sample.Contact,
                "吴九",
                August,
                "郑十",
                "交通补贴多算了一次",
                Due,
                Link
            ),
            ["run-to-approve"] = new RunToApproveMail(Sample.Contact, "郑十", August, Totals, "吴九", Due, Link),
            ["window-missed"] = new WindowMissedMail(Sample.Contact, "方八", August, "工资单未发给老师核对", Due, Link),
            ["payslip-paid"] = new PayslipPaidMail(
                Sample.Contact,
                "王五老师",
                August,
                2,
                4_500m,
                720m,
                3_780m,
                new DateOnly(2026, 10, 19),
                "建设银行 ****1234",
                Link
            ),
            ["money-returned"] = new MoneyReturnedMail(
                Sample.Contact,
                "王五",
                August,
                3_780m,
                new DateOnly(2026, 10, 28),
                "户名不符",
                "建设银行 ****1234",
                true,
                Link
            ),
            ["transfer-failed"] = new TransferFailedMail(
                Sample.Contact,
                "王五",
                August,
                3_780m,
                "户名不符",
                "建设银行 ****1234",
                Link
            ),
            ["ledger-drift"] = new LedgerDriftMail(
                Sample.Contact,
                "财务",
                ["清荷街道 2026年：支出（流水之和）应为250.00元，实为251.00元"],
                Link
            ),
        };
}

using Delivery.Domain.Settlement;
using Delivery.Pages.Web;

namespace Delivery.Functions.Tests.Pages;

internal static partial class Gallery
{
    private static Dictionary<string, Func<HtmlPage, Task<string>>> Settlement =>
        new(StringComparer.Ordinal)
        {
            ["payslip"] = html => html.RenderAsync(SettlementSamples.Payslip),
            ["payslip-paid"] = html => html.RenderAsync(SettlementSamples.PayslipIn(PayslipState.Paid)),
            ["payslip-failed"] = html => html.RenderAsync(SettlementSamples.PayslipIn(PayslipState.Failed)),
            ["pay-run"] = html => html.RenderAsync(SettlementSamples.PayRun),
            ["pay-run-own"] = html => html.RenderAsync(SettlementSamples.PayRunToApprove),
            ["pay-run-making"] = html => html.RenderAsync(SettlementSamples.PayRunMaking),
            ["payslip-taxed-by-hand"] = html =>
                html.RenderAsync(SettlementSamples.Payslip with { TaxByHand = "非居民个人，由协会按依据填写：协定" }),
            ["pay-run-approving"] = html => html.RenderAsync(SettlementSamples.PayRunApproving),
            ["pay-run-paying"] = html => html.RenderAsync(SettlementSamples.PayRunPaying),
            ["payslip-returned"] = html => html.RenderAsync(CarriedSamples.PayslipReturned),
            ["payslip-repaying"] = html => html.RenderAsync(CarriedSamples.PayslipRepaying),
            ["pay-run-closed"] = html => html.RenderAsync(CarriedSamples.PayRunClosed),
            ["carried"] = html => html.RenderAsync(CarriedSamples.Carried),
            ["carried-none"] = html => html.RenderAsync(CarriedSamples.Carried with { Returned = [], Debts = [] }),
            ["pay-runs"] = html => html.RenderAsync(SettlementSamples.PayRuns),
            ["pay-runs-none"] = html => html.RenderAsync(SettlementSamples.NoPayRuns),
            ["windows"] = html => html.RenderAsync(MoneySamples.Windows),
            ["windows-street"] = html => html.RenderAsync(MoneySamples.StreetWindows),
            ["street-costs"] = html => html.RenderAsync(MoneySamples.StreetCosts),
            ["street-costs-none"] = html => html.RenderAsync(MoneySamples.NoCosts),
            ["district-costs"] = html => html.RenderAsync(MoneySamples.DistrictCosts),
            ["teacher-year"] = html => html.RenderAsync(MoneySamples.TeacherYear),
            ["everybodys-year"] = html => html.RenderAsync(MoneySamples.EverybodysYear),
            ["ledger"] = html => html.RenderAsync(MoneySamples.Ledger),
            ["ledger-none"] = html => html.RenderAsync(MoneySamples.NoLedger),
            ["differences"] = html => html.RenderAsync(MoneySamples.Differences),
            ["differences-none"] = html => html.RenderAsync(MoneySamples.Differences with { Lines = [] }),
            ["fee-norm-entry-form"] = html => html.RenderAsync(MoneySamples.FeeNorm),
            ["tax-table-entry-form"] = html => html.RenderAsync(MoneySamples.TaxTables),
        };
}

using Delivery.Domain.Settlement;
using Delivery.Functions.Storage.Settlement;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Delivery.Functions.Tests.Settlement;

/// <summary>What finance is refused on the way from the check to the bank's results, by code and sentence.</summary>
public sealed class SettlementRefusalTests
{
    [Fact]
    public async Task A_payslip_that_nobody_has_agreed_to_an_answer_without_words_and_results_of_nobody_or_twice()
    {
        await using var month = await PayMonth.StartAsync();
        await month.AddLessonAsync("A1", 1, 1);
        await month.ReachAsync("Payout");

        await PayMonth.RefusedAsync(
            month.PayslipAsync("T1", "dispute-answer", new { answer = " " }),
            422,
            "payslip.answer-missing",
            "请写给老师的答复"
        );
        await NotAgreedYetAsync(month, PayslipState.Released);
        await PayMonth.RefusedAsync(
            month.ApproveAsync(),
            409,
            "settlement.unagreed",
            "还有工资单没有核对完，请稍后再试"
        );
        await NotAgreedYetAsync(month, PayslipState.Agreed);
        await PayMonth.OkAsync(month.ApproveAsync());

        await PayMonth.RefusedAsync(month.ResultsAsync(), 422, "payout.empty", "请至少登记一笔转账结果");
        await PayMonth.RefusedAsync(
            month.ResultsAsync(("T1", true), ("T1", true)),
            422,
            "payout.twice",
            "工资单“2026-09-T1”登记了两次，请只留一条"
        );
    }

    // As in the minutes in which silence is taken as agreement, one payslip after another.
    private static async Task NotAgreedYetAsync(PayMonth month, PayslipState state)
    {
        var settlements = month.App.Services.GetRequiredService<Settlements>();
        var kept = (await settlements.PayslipAsync(PayMonth.September, "T1"))!.Value;
        await settlements.Table.UpsertEntityAsync(
            Settlements.RowOf(kept with { Payslip = kept.Payslip with { State = state } })
        );
    }
}

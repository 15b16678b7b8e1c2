using System.Text;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Delivery.Functions.Tests.Settlement.Banking;

/// <summary>What goes to the bank, and what comes back from it.</summary>
public sealed class TransferTests
{
    [Fact]
    public async Task A_failed_transfer_is_in_the_next_file_and_what_is_paid_is_not()
    {
        await using var month = await PayMonth.StartAsync();
        await month.AddLessonAsync("A1", 1, 1);
        await month.AddLessonAsync("B2", 1, 1, "T2");
        await month.ReachAsync("Payout");
        await PayMonth.RefusedAsync(
            month.App.Http.GetAsync("/api/settlements/2026-09/payout.csv"),
            409,
            "settlement.stage"
        );
        await PayMonth.RefusedAsync(month.ResultsAsync(("T1", true)), 409, "settlement.stage");
        await PayMonth.OkAsync(month.ApproveAsync());
        await PayMonth.RefusedAsync(month.ResultsAsync(("T9", true)), 422, "payout.payslip-unknown");

        var results = new StringContent(
            "payslip,result,reason\n2026-09-T1,ok,\n2026-09-T2,failed,账号不存在\n",
            Encoding.UTF8,
            "text/csv"
        );
        await PayMonth.OkAsync(month.App.Http.PostAsync("/api/settlements/2026-09/payout-results", results));
        await PayMonth.OkAsync(month.ResultsAsync(("T2", false)));
        Assert.Equal(("Paid", "Failed"), (await month.StateOfAsync("T1"), await month.StateOfAsync("T2")));
        await month.App.IdleAsync();
        Assert.Equal(1, await month.MailsAsync("T2@teacher.example.cn", "没有转成，请核对账户"));
        Assert.Equal(0, await month.MailsAsync("T1@teacher.example.cn", "没有转成，请核对账户"));
        await PayMonth.RefusedAsync(month.ResultsAsync(("T1", false)), 409, "payslip.state");

        var file = await month.App.Http.GetStringAsync("/api/settlements/2026-09/payout.csv");
        Assert.DoesNotContain("2026-09-T1", file, StringComparison.Ordinal);
        Assert.Contains("2026-09-T2", file, StringComparison.Ordinal);
        await PayMonth.OkAsync(month.ResultsAsync(("T1", true), ("T2", true)));
        await month.App.IdleAsync();
        Assert.Equal("Paid", await month.StageAsync());
    }

    [Fact]
    public async Task The_bank_file_is_written_down_when_it_is_taken_and_not_when_only_its_headers_are()
    {
        await using var month = await PayMonth.StartAsync();
        await month.AddLessonAsync("A1", 1, 1);
        await month.ReachAsync("Approved");

        using var ask = new HttpRequestMessage(HttpMethod.Head, "/api/settlements/2026-09/payout.csv");
        using var asked = await month.App.Http.SendAsync(ask);
        Assert.Equal((200, "text/csv"), ((int)asked.StatusCode, asked.Content.Headers.ContentType?.MediaType));
        Assert.Equal(0, await TakenAsync(month));

        await month.App.Http.GetStringAsync("/api/settlements/2026-09/payout.csv");
        Assert.Equal(1, await TakenAsync(month));
    }

    private static async Task<int> TakenAsync(PayMonth month)
    {
        var audit = month.App.Services.GetRequiredService<DeliveryTables>().Audit;
        var taken = 0;
        await foreach (var entry in audit.WithPrefixAsync<AuditEntry>($"{month.App.Now:yyyy-MM-dd}", ""))
            taken += entry.Value.Act == "settlement.payout-list" ? 1 : 0;
        return taken;
    }
}

using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Delivery.Domain.Ordering;
using Delivery.Functions.Storage.Ordering;
using Delivery.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Delivery.Functions.Tests.Settlement.Banking;

/// <summary>A receipt of more transfers than one batch of rows takes.</summary>
public sealed class ManyResultsTests
{
    private const int Teachers = 100;
    private const string Results = "/api/settlements/2026-09/payout-results";

    [Fact]
    public async Task Killed_anywhere_and_sent_again_a_receipt_pays_everybody_once_and_tells_them_once()
    {
        var fuse = new StorageFuse();
        await using var month = await ApprovedAsync(fuse);
        var (receipt, kills) = (ReceiptOf(Everybody), 0);
        while (await IsKilledAsync(month, fuse, receipt, (kills / 2) + 1, takesEffect: kills % 2 == 1))
            kills++;
        // What is left gets less each time, and all of it was cut off: reads, notes, batches and lines of the log.
        Assert.InRange(kills, 20, 100);

        // And what follows, as often as its retries bear.
        for (var (cut, request) = (0, 1); cut < 4; cut++, request += 3)
        {
            fuse.Arm(request, cut % 2 == 1);
            await month.App.AdvanceAsync(TimeSpan.FromSeconds(20));
            fuse.Mend();
        }

        await month.App.MoveToAsync("2026-10-17T20:05");
        await PaidOnceAsync(month);
    }

    [Fact]
    public async Task Parts_of_a_receipt_at_once_and_each_of_them_ten_times_pay_everybody_once()
    {
        await using var month = await ApprovedAsync();
        var parts = Everybody.Chunk(37).Select(ReceiptOf).ToList();

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 10).SelectMany(_ => parts).Select(part => SentAsync(month, part))
        );
        await month.App.IdleAsync();

        Assert.All(answers, answer => Assert.Contains((int)answer.StatusCode, new[] { 200, 409, 422, 500, 503 }));
        foreach (var part in parts)
            await PayMonth.OkAsync(SentAsync(month, part));
        await month.App.IdleAsync();
        await PaidOnceAsync(month);
    }

    [Fact]
    public async Task One_wrong_result_of_many_takes_none_and_is_named_by_its_place()
    {
        await using var month = await ApprovedAsync();
        var rows = Everybody.Select(id => $"2026-09-{id},ok").ToList();
        rows[70] = "2026-09-T999,ok";
        rows[90] = rows[3];

        using var answer = await SentAsync(month, TextOf(rows));

        Assert.Equal(422, (int)answer.StatusCode);
        var errors = (await answer.Content.ReadFromJsonAsync<JsonNode>())!["errors"]!.AsArray();
        Assert.Equal(
            ["results[70].payslipId", "results[90].payslipId"],
            errors.Select(error => (string)error!["field"]!)
        );
        Assert.Equal("Approved", await month.StateOfAsync("T1"));
        Assert.Equal("Approved", await month.StateOfAsync($"T{Teachers}"));
    }

    [Fact]
    public async Task Failures_among_many_are_found_again_and_go_into_the_next_file()
    {
        await using var month = await ApprovedAsync();
        await PayMonth.OkAsync(month.PostAsync("payout-files"));
        var failing = new[] { "T1", "T50", "T100" };
        await PayMonth.OkAsync(
            SentAsync(
                month,
                TextOf([.. Everybody.Select(id => $"2026-09-{id},{(failing.Contains(id) ? "failed" : "ok")}")])
            )
        );
        await month.App.IdleAsync();
        Assert.Equal("Payout", await month.StageAsync());

        var file = await (
            await PayMonth.OkAsync(month.PostAsync("payout-files"))
        ).Content.ReadFromJsonAsync<JsonNode>();
        Assert.Equal((2, 3), ((int)file!["number"]!, (int)file["count"]!));
        using var second = new StringContent(
            "payslip,result,reason,file\n" + string.Join('\n', failing.Select(id => $"2026-09-{id},ok,,2")),
            Encoding.UTF8,
            "text/csv"
        );
        await PayMonth.OkAsync(month.App.Http.PostAsync(Results, second));
        await month.App.IdleAsync();
        await PaidOnceAsync(month);
    }

    private static IEnumerable<string> Everybody => Enumerable.Range(1, Teachers).Select(number => $"T{number}");

    private static async Task PaidOnceAsync(PayMonth month)
    {
        var run = await month.RunAsync();
        Assert.True("Paid" == (string?)run["stage"], month.App.StoryOf("settlement-2026-09"));
        Assert.Equal(
            (Teachers * 250m, Teachers),
            ((decimal)run["totals"]!["gross"]!, (int)run["totals"]!["teachers"]!)
        );
        Assert.All(run["payslips"]!.AsArray(), one => Assert.Equal("Paid", (string)one!["state"]!));
        var told = (await month.App.MailAsync("@teacher.example.cn"))
            .Where(mail => mail.Subject.Contains("课酬已发放", StringComparison.Ordinal))
            .ToList();
        Assert.Equal(Teachers, told.Count);
        Assert.Equal(Teachers, told.Select(mail => mail.To).Distinct().Count());
        var ledger = await month.App.Services.GetRequiredService<StreetYears>().LedgerAsync("A1", 2026);
        Assert.Equal((Teachers / 5 * 250m, 0m), (ledger.Head.Spent, ledger.Head.Reserved));
        Assert.Equal(ledger.Head.Spent, ledger.Quota.Spent);
        Assert.All(
            await month.Lists.OfMonthAsync(PayMonth.September),
            lesson => Assert.Equal(PayMonth.September, lesson.PaidIn)
        );
    }

    private static async Task<bool> IsKilledAsync(
        PayMonth month,
        StorageFuse fuse,
        string receipt,
        int request,
        bool takesEffect
    )
    {
        fuse.Arm(request, takesEffect);
        using var answer = await SentAsync(month, receipt);
        var wasKilled = fuse.HasBlown;
        fuse.Mend();
        // All or some: whoever is paid is paid by the bank's word, and the run waits for the others.
        Assert.True(wasKilled || answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return wasKilled;
    }

    private static async Task<HttpResponseMessage> SentAsync(PayMonth month, string receipt)
    {
        using var file = new StringContent(receipt, Encoding.UTF8, "text/csv");
        return await month.App.Http.PostAsync(Results, file);
    }

    private static string ReceiptOf(IEnumerable<string> teachers) =>
        TextOf([.. teachers.Select(id => $"2026-09-{id},ok")]);

    private static string TextOf(IReadOnlyList<string> rows) => $"payslip,result\n{string.Join('\n', rows)}\n";

    private static async Task<PayMonth> ApprovedAsync(StorageFuse? fuse = null)
    {
        var month = await PayMonth.StartAsync(fuse: fuse);
        foreach (var id in Everybody.Skip(2))
            await month.PutTeacherAsync(id, $"老师{id[1..]}");
        foreach (var (index, id) in Everybody.Index())
            await month.AddLessonAsync(
                "A1",
                1 + index / 20,
                1 + index % 20,
                id,
                stream: index % 5 == 0 ? FundingStream.Basic : FundingStream.NonBasic
            );
        await month.ReachAsync("Approved");
        return month;
    }
}

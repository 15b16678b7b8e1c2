using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Delivery.Functions.Storage.Ordering;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Delivery.Functions.Tests.Settlement;

/// <summary>Ten who do the same at the same moment, from the first act of a month to its last.</summary>
public sealed class RivalMonthTests
{
    private const int Rivals = 10;

    [Fact]
    public async Task Ten_at_once_at_every_step_take_a_month_through_once()
    {
        await using var month = await PayMonth.StartAsync();
        await month.AddLessonAsync("A1", 1, 1);
        var doubted = await month.AddLessonAsync("A1", 1, 2, media: true);
        await month.AddLessonAsync("B2", 1, 1, "T2", 3000);
        await month.App.MoveToAsync("2026-10-01T09:00");
        await AtOnceAsync(month, _ => month.PostAsync("start"));
        await AtOnceAsync(month, _ => month.FeedbackAsync("A1", ("A1-2026-001-01", true), (doubted, false)));
        await AtOnceAsync(month, _ => month.FeedbackAsync("B2", ("B2-2026-001-01", true)));
        await month.App.MoveToAsync(PayMonth.FeedbackClosed);

        await AtOnceAsync(
            month,
            _ => month.PostAsync($"contradictions/{doubted}", new { delivered = true, reason = "看过照片" })
        );
        await AtOnceAsync(month, _ => month.PostAsync("release"), 200, 409);
        await AtOnceAsync(month, _ => month.PayslipAsync("T1", "answer", new { answer = "agree" }), 200, 409);
        await month.App.MoveToAsync(PayMonth.CheckClosed);
        // Half of them made the run, and may not.
        var approved = await AtOnceAsync(
            month,
            rival => rival % 2 == 0 ? month.ApproveAsync() : month.PostAsync("approve"),
            200,
            409,
            422
        );
        Assert.All(approved.Index().Where(one => one.Index % 2 == 1), one => Assert.NotEqual(200, one.Item));
        var files = await AtOnceAsync(month, _ => month.PostAsync("payout-files"), 200, 201, 422);
        Assert.Single(files, status => status < 300);
        await AtOnceAsync(month, _ => month.ResultsAsync(("T1", true), ("T2", false)), 200, 409, 422);
        var again = await AtOnceAsync(month, _ => month.PostAsync("payout-files"), 200, 201, 422);
        Assert.Single(again, status => status < 300);
        await AtOnceAsync(month, _ => SecondAsync(month), 200, 409, 422);

        await PaidOnceAsync(month);
    }

    private static Task<HttpResponseMessage> SecondAsync(PayMonth month) =>
        month.PostAsync(
            "payout-results",
            new
            {
                results = new[]
                {
                    new
                    {
                        payslipId = "2026-09-T2",
                        ok = true,
                        file = 2,
                    },
                },
            }
        );

    private static async Task PaidOnceAsync(PayMonth month)
    {
        var run = await month.RunAsync();
        Assert.True("Paid" == (string?)run["stage"], month.App.StoryOf("settlement-2026-09"));
        // 500 is below the deduction; of 3,000 less 800 a fifth is withheld.
        Assert.Equal(
            (3500m, 440m, 3060m, 3, 2),
            (
                (decimal)run["totals"]!["gross"]!,
                (decimal)run["totals"]!["tax"]!,
                (decimal)run["totals"]!["net"]!,
                (int)run["totals"]!["lessons"]!,
                (int)run["totals"]!["teachers"]!
            )
        );
        var handed = (await month.App.Http.GetFromJsonAsync<JsonNode>("/api/settlements/2026-09/payout-files"))![
            "items"
        ]!.AsArray();
        Assert.Equal(
            [(1, 3060m), (2, 2560m)],
            handed.Select(one => ((int)one!["number"]!, (decimal)one["total"]!)).Order()
        );
        foreach (var (teacher, sum) in new[] { ("T1@", "500.00 元"), ("T2@", "2,560.00 元") })
            Assert.Equal(1, await month.MailsAsync(teacher, $"课酬已发放：{sum}"));
        Assert.Equal(1, await month.MailsAsync("T2@", "没有转成"));
        var years = month.App.Services.GetRequiredService<StreetYears>();
        foreach (var (street, spent) in new[] { ("A1", 500m), ("B2", 3000m) })
        {
            var (head, quota) = await years.LedgerAsync(street, 2026);
            Assert.Equal((spent, 0m, spent, 0m), (head.Spent, head.Reserved, quota.Spent, quota.Reserved));
        }

        Assert.All(
            await month.Lists.OfMonthAsync(PayMonth.September),
            lesson => Assert.Equal(PayMonth.September, lesson.PaidIn)
        );
    }

    /// <returns>How each of them was answered: one at least with yes.</returns>
    private static async Task<IReadOnlyList<int>> AtOnceAsync(
        PayMonth month,
        Func<int, Task<HttpResponseMessage>> act,
        params int[] allowed
    )
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, Rivals).Select(act));
        await month.App.IdleAsync();
        var expected = allowed.Length == 0 ? [200] : allowed;
        foreach (var answer in answers)
            Assert.True(expected.Contains((int)answer.StatusCode), await answer.Content.ReadAsStringAsync());
        Assert.Contains(answers, answer => answer.IsSuccessStatusCode);
        return [.. answers.Select(answer => (int)answer.StatusCode)];
    }
}

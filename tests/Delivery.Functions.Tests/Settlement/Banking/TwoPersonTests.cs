using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Delivery.Functions.Security;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Delivery.Functions.Tests.Settlement.Banking;

/// <summary>One person, whatever roles they hold and however they come in, never makes and approves the same run.</summary>
public sealed class TwoPersonTests
{
    [Theory]
    [InlineData("release")]
    [InlineData("adjust")]
    [InlineData("dispute")]
    [InlineData("contradiction")]
    public async Task Who_had_any_hand_in_a_run_does_not_approve_it_over_the_API_nor_on_its_page(string hand)
    {
        await using var month = await PayMonth.StartAsync();
        using var both = await WithRolesAsync(month, "both", Role.FinanceMaker, Role.FinanceApprover);
        var first = await month.AddLessonAsync("A1", 1, 1);
        var second = await month.AddLessonAsync("A1", 1, 2, media: true);
        await month.App.MoveToAsync("2026-10-01T09:00");
        await PayMonth.OkAsync(month.FeedbackAsync("A1", (first, true), (second, false)));
        await month.App.MoveToAsync(PayMonth.FeedbackClosed);
        await PayMonth.OkAsync(
            Post(
                hand == "contradiction" ? both : month.App.Http,
                $"contradictions/{second}",
                new { delivered = true, reason = "有照片" }
            )
        );
        if (hand == "adjust")
            await PayMonth.OkAsync(
                Post(
                    both,
                    "adjustments",
                    new
                    {
                        teacher = "T1",
                        amount = 10,
                        reason = "补贴",
                    }
                )
            );
        await PayMonth.OkAsync(Post(hand == "release" ? both : month.App.Http, "release", null));
        await month.App.IdleAsync();
        await PayMonth.OkAsync(
            month.PayslipAsync(
                "T1",
                "answer",
                new
                {
                    answer = "dispute",
                    line = first,
                    reason = "少了",
                }
            )
        );
        await PayMonth.OkAsync(
            (hand == "dispute" ? both : month.App.Http).PostAsJsonAsync(
                "/api/payslips/2026-09-T1/dispute-answer",
                new { answer = "补足", adjustment = 20 }
            )
        );
        await month.App.MoveToAsync(PayMonth.CheckClosed);

        await PayMonth.RefusedAsync(Post(both, "approve", null), 422, "settlement.same-person");
        using var page = await both.PostAsync(
            "/staff/settlements/2026-09/approve",
            new FormUrlEncodedContent([KeyValuePair.Create("formKey", "k")])
        );
        Assert.Equal(422, (int)page.StatusCode);
        Assert.Contains("编制人不能审批", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Null((JsonNode?)(await month.RunAsync())["approved"]);
        await PayMonth.OkAsync(month.ApproveAsync());
    }

    [Fact]
    public async Task After_the_release_nothing_of_a_payslip_changes_but_by_a_dispute_which_the_teacher_checks_again()
    {
        await using var month = await PayMonth.StartAsync();
        var line = await month.AddLessonAsync("A1", 1, 1);
        await month.ReachAsync("Check");
        foreach (var (act, body) in Changes(line))
            await PayMonth.RefusedAsync(month.PostAsync(act, body), 409, "settlement.stage");
        await PayMonth.OkAsync(
            month.PayslipAsync(
                "T1",
                "answer",
                new
                {
                    answer = "dispute",
                    line,
                    reason = "少了",
                }
            )
        );
        await PayMonth.OkAsync(month.PayslipAsync("T1", "dispute-answer", new { answer = "补足", adjustment = 50 }));
        Assert.Equal("Released", await month.StateOfAsync("T1"));

        await month.App.MoveToAsync(PayMonth.CheckClosed);
        await PayMonth.OkAsync(month.ApproveAsync());
        await month.App.IdleAsync();
        foreach (var (act, body) in Changes(line))
            await PayMonth.RefusedAsync(month.PostAsync(act, body), 409, "settlement.stage");
        await PayMonth.RefusedAsync(
            month.PayslipAsync("T1", "dispute-answer", new { answer = "再补", adjustment = 50 }),
            422,
            "payslip.no-dispute"
        );
        Assert.Equal(300m, (decimal)(await month.RunAsync())["totals"]!["gross"]!);
    }

    [Fact]
    public async Task A_role_that_changes_between_making_and_approving_changes_nothing_about_who_made_it()
    {
        await using var month = await PayMonth.StartAsync();
        using var maker = await WithRolesAsync(month, "clerk", Role.FinanceMaker);
        await month.AddLessonAsync("A1", 1, 1);
        await month.ReachAsync("Payroll");
        await PayMonth.OkAsync(Post(maker, "release", null));
        await month.App.MoveToAsync(PayMonth.CheckClosed);
        using var promoted = await WithRolesAsync(month, "clerk", Role.FinanceApprover);

        await PayMonth.RefusedAsync(Post(promoted, "approve", null), 422, "settlement.same-person");
        using var demoted = await WithRolesAsync(month, "other", Role.FinanceMaker);
        Assert.Equal(403, (int)(await Post(demoted, "approve", null)).StatusCode);
        await PayMonth.OkAsync(month.ApproveAsync());
    }

    private static IEnumerable<(string Act, object? Body)> Changes(string line) =>
        [
            ("release", null),
            (
                "adjustments",
                new
                {
                    teacher = "T1",
                    amount = 10,
                    reason = "补贴",
                }
            ),
            ($"contradictions/{line}", new { delivered = false, reason = "没上" }),
        ];

    private static Task<HttpResponseMessage> Post(HttpClient http, string act, object? body) =>
        body is null
            ? http.PostAsync($"/api/settlements/2026-09/{act}", null)
            : http.PostAsJsonAsync($"/api/settlements/2026-09/{act}", body);

    private static async Task<HttpClient> WithRolesAsync(PayMonth month, string name, params string[] roles)
    {
        var key = $"key-of-{name}-{string.Join('-', roles)}";
        await month.App.Services.GetRequiredService<ApiKeys>().AddAsync(name, key, roles);
        var client = month.App.Host.CreateClient();
        client.DefaultRequestHeaders.Add("X-Api-Key", key);
        return client;
    }
}

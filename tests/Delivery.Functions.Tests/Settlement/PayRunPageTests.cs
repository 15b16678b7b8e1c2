using Xunit;

namespace Delivery.Functions.Tests.Settlement;

public sealed class PayRunPageTests
{
    private const string Page = "/staff/settlements/2026-09";

    [Fact]
    public async Task The_month_can_be_run_from_its_page_alone()
    {
        await using var month = await PayMonth.StartAsync();
        var held = await month.AddLessonAsync("A1", 1, 1);
        var contradicted = await month.AddLessonAsync("A1", 1, 2, media: true);
        await month.App.MoveToAsync("2026-10-01T09:00");
        await PayMonth.OkAsync(month.FeedbackAsync("A1", (held, true), (contradicted, false)));
        await month.App.MoveToAsync(PayMonth.FeedbackClosed);
        Assert.Contains(
            "2026年9月",
            await month.App.Http.GetStringAsync("/staff/settlements"),
            StringComparison.Ordinal
        );
        Assert.Contains("说法不一", await month.App.Http.GetStringAsync(Page), StringComparison.Ordinal);

        var refused = await PostAsync(
            month.App.Http,
            "contradictions",
            ("lessonId", contradicted),
            ("decision", "pay")
        );
        Assert.Contains("请写明决定的理由", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await SeenAsync(
            PostAsync(
                month.App.Http,
                "contradictions",
                ("lessonId", contradicted),
                ("decision", "pay"),
                ("reason", "有照片")
            )
        );
        await SeenAsync(PostAsync(month.App.Http, "release"));
        await month.App.IdleAsync();
        await PayMonth.OkAsync(
            month.PayslipAsync(
                "T1",
                "answer",
                new
                {
                    answer = "dispute",
                    line = held,
                    reason = "应为300元",
                }
            )
        );
        Assert.Contains("老师的异议", await month.App.Http.GetStringAsync(Page), StringComparison.Ordinal);
        await SeenAsync(
            PostAsync(
                month.App.Http,
                "disputes",
                ("payslipId", "2026-09-T1"),
                ("line", held),
                ("decision", "correct"),
                ("amount", "300"),
                ("answer", "补足差额")
            )
        );
        await month.App.MoveToAsync(PayMonth.CheckClosed);
        Assert.Contains("编制人不能审批", await month.App.Http.GetStringAsync(Page), StringComparison.Ordinal);
        await SeenAsync(PostAsync(month.App.Approver, "approve"));
        await month.App.IdleAsync();
        await SeenAsync(PostAsync(month.App.Http, "results", ("result[2026-09-T1]", "paid")));
        await month.App.IdleAsync();

        Assert.Equal("Paid", await month.StageAsync());
        Assert.Equal(550, (decimal)(await month.RunAsync())["totals"]!["gross"]!);
        Assert.DoesNotContain("不符", await month.App.Http.GetStringAsync(Page), StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> PostAsync(
        HttpClient http,
        string act,
        params (string Name, string Value)[] fields
    ) =>
        http.PostAsync(
            $"{Page}/{act}",
            new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)))
        );

    private static async Task SeenAsync(Task<HttpResponseMessage> sent)
    {
        var answer = await sent;
        Assert.True(
            303 == (int)answer.StatusCode || answer.IsSuccessStatusCode,
            await answer.Content.ReadAsStringAsync()
        );
    }
}

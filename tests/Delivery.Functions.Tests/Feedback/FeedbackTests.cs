using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Delivery.Functions.Security;
using Delivery.Functions.Tests.Settlement;
using Delivery.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Delivery.Functions.Tests.Feedback;

public sealed class FeedbackTests
{
    private const string Path = "/api/feedback/2026-09/A1";

    [Fact]
    public async Task A_report_is_taken_read_back_and_replaced_whole_within_its_window()
    {
        await using var month = await PayMonth.StartAsync();
        var (first, second) = (await month.AddLessonAsync("A1", 1, 1), await month.AddLessonAsync("A1", 1, 2));
        await PayMonth.RefusedAsync(
            month.FeedbackAsync("A1", (first, true), (second, true)),
            422,
            "feedback.window-not-open"
        );
        await month.App.MoveToAsync("2026-10-02T09:00");
        var open = (await month.App.Http.GetFromJsonAsync<JsonNode>(Path))!;
        Assert.Null(open["submittedAt"]);
        Assert.Equal([first, second], open["due"]!.AsArray().Select(lesson => (string)lesson!));

        var taken = await PayMonth.OkAsync(month.FeedbackAsync("A1", (first, true), (second, true)));
        await PayMonth.OkAsync(month.FeedbackAsync("A1", (first, false), (second, true)));

        var report = (await month.App.Http.GetFromJsonAsync<JsonNode>(Path))!;
        Assert.False((bool)report["lessons"]![0]!["delivered"]!);
        Assert.Equal(5, (int)report["lessons"]![1]!["ratings"]!["teaching"]!);
        using var stale = new HttpRequestMessage(HttpMethod.Put, Path) { Content = Body(first, second) };
        stale.Headers.TryAddWithoutValidation("If-Match", taken.Headers.ETag!.ToString());
        await PayMonth.RefusedAsync(month.App.Http.SendAsync(stale), 412, "etag.mismatch");

        await month.App.MoveToAsync(PayMonth.FeedbackClosed);
        await PayMonth.RefusedAsync(
            month.FeedbackAsync("A1", (first, true), (second, true)),
            422,
            "feedback.window-closed"
        );
    }

    [Fact]
    public async Task A_report_that_does_not_fit_is_refused_with_every_reason()
    {
        await using var month = await PayMonth.StartAsync();
        var lesson = await month.AddLessonAsync("A1", 1, 1);
        await month.AddLessonAsync("A1", 1, 2);
        await month.App.MoveToAsync("2026-10-02T09:00");

        await PayMonth.RefusedAsync(month.FeedbackAsync("A1", (lesson, true)), 422, "feedback.lesson-missing");
        await PayMonth.RefusedAsync(month.FeedbackAsync("B2", (lesson, true)), 422, "feedback.lesson-unknown");
        await PayMonth.RefusedAsync(month.FeedbackAsync("C3", (lesson, true)), 404, "street.unknown");
        await PayMonth.RefusedAsync(month.FeedbackOfAsync("2026-9", "A1"), 404, "feedback.month");
        await PayMonth.RefusedAsync(month.FeedbackOfAsync("2031-09", "A1"), 422, "calendar.year-not-loaded");
        await PayMonth.RefusedAsync(month.App.Anonymous.GetAsync(Path), 401, "auth.required");
        using var other = await StreetAsync(month, "B2");
        await PayMonth.RefusedAsync(other.GetAsync(Path), 403, "auth.forbidden");
    }

    [Fact]
    public async Task The_form_comes_back_with_every_message_beside_its_field_and_every_value_kept()
    {
        await using var month = await PayMonth.StartAsync();
        var (first, second) = (await month.AddLessonAsync("A1", 1, 1), await month.AddLessonAsync("A1", 1, 2));
        await month.App.MoveToAsync("2026-10-02T09:00");
        using var street = await StreetAsync(month, "A1");
        Assert.Contains("提交反馈", await street.GetStringAsync("/feedback/2026-09"), StringComparison.Ordinal);

        var refused = await street.PostAsync(
            "/feedback/2026-09",
            Form(
                ($"delivered[{first}]", "yes"),
                ($"headcount[{first}]", "许多"),
                ("comment[A1-2026-001]", "大家很喜欢")
            )
        );
        var page = await refused.Content.ReadAsStringAsync();
        Assert.Equal(422, (int)refused.StatusCode);
        Assert.Contains("到场人数请填整数", page, StringComparison.Ordinal);
        Assert.Contains("请选择这节课是否上了", page, StringComparison.Ordinal);
        Assert.Contains("许多", page, StringComparison.Ordinal);
        Assert.Contains("大家很喜欢", page, StringComparison.Ordinal);

        var taken = await street.PostAsync(
            "/feedback/2026-09",
            Form(
                ($"delivered[{first}]", "yes"),
                ($"headcount[{first}]", "28"),
                ($"delivered[{second}]", "no"),
                ($"reason[{second}]", "weather"),
                // What was filled in before, and is hidden then.
                ($"headcount[{second}]", "12"),
                ("teaching[A1-2026-001]", "5"),
                ("punctuality[A1-2026-001]", "4"),
                ("organisation[A1-2026-001]", "5")
            )
        );
        Assert.True(303 == (int)taken.StatusCode || taken.IsSuccessStatusCode);
        Assert.Contains("天气原因", await street.GetStringAsync("/feedback/2026-09"), StringComparison.Ordinal);
        Assert.Contains("再次提交", await street.GetStringAsync("/feedback/2026-09?edit=1"), StringComparison.Ordinal);
        var report = (await month.App.Http.GetFromJsonAsync<JsonNode>(Path))!;
        Assert.Equal("weather", (string?)report["lessons"]![1]!["reason"]);
        Assert.Null(report["lessons"]![1]!["headcount"]);
        Assert.Equal(4, (int)report["lessons"]![0]!["ratings"]!["punctuality"]!);
    }

    private static Task<HttpClient> StreetAsync(PayMonth month, string code) =>
        month.App.SignedInAsync(CallerKind.Street, code);

    private static JsonContent Body(params string[] lessons) =>
        JsonContent.Create(
            new
            {
                lessons = lessons.Select(lessonId => new
                {
                    lessonId,
                    delivered = false,
                    reason = "weather",
                }),
            }
        );

    private static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) =>
        new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
}

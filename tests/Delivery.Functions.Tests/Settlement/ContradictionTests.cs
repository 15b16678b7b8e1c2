using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Azure.Data.Tables;
using Delivery.Domain.Calendar;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Tests.Settlement.Carried;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Delivery.Functions.Tests.Settlement;

public sealed class ContradictionTests
{
    [Fact]
    public async Task Decided_as_held_the_lesson_is_on_the_payslip()
    {
        await using var month = await ContradictedAsync();
        await PayMonth.OkAsync(DecideAsync(month, true));
        await PayMonth.OkAsync(month.PostAsync("release"));
        await month.App.IdleAsync();

        Assert.Equal(500, (decimal)(await month.RunAsync())["totals"]!["gross"]!);
        Assert.Empty(await month.Lists.OfMonthAsync(new Month(2026, 10)));
    }

    [Fact]
    public async Task Decided_as_not_held_it_is_settled_without_pay()
    {
        await using var month = await ContradictedAsync();
        await PayMonth.OkAsync(DecideAsync(month, true));
        await PayMonth.OkAsync(DecideAsync(month, false));
        await PayMonth.OkAsync(month.PostAsync("release"));
        await month.App.IdleAsync();

        Assert.Equal(250, (decimal)(await month.RunAsync())["totals"]!["gross"]!);
        Assert.Empty(await month.Lists.OfMonthAsync(new Month(2026, 10)));
        Assert.Equal(
            PayMonth.September,
            (await month.Lists.FindAsync(PayMonth.September, "A1", "A1-2026-001-02"))!.PaidIn
        );
    }

    [Fact]
    public async Task Undecided_it_waits_for_next_month_where_it_can_still_be_paid()
    {
        await using var month = await ContradictedAsync();
        await PayMonth.OkAsync(month.PostAsync("release"));
        await month.App.IdleAsync();
        await PayMonth.RefusedAsync(DecideAsync(month, true), 409, "settlement.stage");
        Assert.Equal(250, (decimal)(await month.RunAsync())["totals"]!["gross"]!);

        await month.App.MoveToAsync("2026-11-10T00:00");
        await PayMonth.OkAsync(
            month.PostAsync("contradictions/A1-2026-001-02", new { delivered = true, reason = "有照片" }, "2026-10")
        );
        Assert.Equal(250, (decimal)(await month.RunAsync("2026-10"))["totals"]!["gross"]!);
    }

    [Fact]
    public async Task The_answer_to_a_release_names_what_moves_on_and_why()
    {
        await using var month = await ContradictedAsync();
        var silent = await month.AddLessonAsync("B2", 1, 1, "T2");
        Assert.Null((await month.RunAsync())["movesOn"]);

        var answer = await PayMonth.OkAsync(month.PostAsync("release"));
        var moves = (await answer.Content.ReadFromJsonAsync<JsonNode>())!["movesOn"]!.AsArray();
        await month.App.IdleAsync();

        Assert.Equal(
            [(silent, "B2", "T2", "Deferred"), ("A1-2026-001-02", "A1", "T1", "Contradiction")],
            moves.Select(one =>
                ((string)one!["lessonId"]!, (string)one["street"]!, (string)one["teacher"]!, (string)one["why"]!)
            )
        );
        Assert.Equal(
            moves.Select(one => (string)one!["lessonId"]!).Order(StringComparer.Ordinal),
            (await month.Lists.OfMonthAsync(new Month(2026, 10)))
                .Select(one => one.LessonId)
                .Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task The_page_shows_the_photos_and_keeps_what_was_decided_by_whom_until_the_release()
    {
        await using var month = await ContradictedAsync();
        const string page = "/staff/settlements/2026-09";
        var mediaId = MediaRows.IdFor("A1-2026-001-02", Guid.NewGuid());
        await month
            .App.Services.GetRequiredService<MediaRows>()
            .Table.AddEntityAsync<TableEntity>(
                MediaRows.RowOf(
                    new LessonMedia(
                        mediaId,
                        "A1-2026-001-02",
                        "课堂.jpg",
                        DateTimeOffset.UnixEpoch,
                        "T1",
                        MediaState.Accepted,
                        HasPictures: true
                    )
                )
            );
        var text = await month.TextAsync(page);
        Assert.Contains($"href=\"/staff/media/{mediaId}\"", text, StringComparison.Ordinal);
        Assert.Contains("href=\"#contradictions\"", text, StringComparison.Ordinal);
        // Before the release no sum is proved.
        Assert.DoesNotContain("<h2>核对</h2>", text, StringComparison.Ordinal);
        Assert.Contains($"src=\"/staff/media/{mediaId}/picture?size=small\"", text, StringComparison.Ordinal);

        await PayMonth.OkAsync(DecideAsync(month, true));
        Assert.Contains("决定发课酬：照片里有学员", await month.TextAsync(page), StringComparison.Ordinal);
        await PayMonth.OkAsync(DecideAsync(month, false, reason: "是别的课"));
        Assert.Contains("决定不发课酬：是别的课", await month.TextAsync(page), StringComparison.Ordinal);

        await PayMonth.OkAsync(month.PostAsync("release"));
        var released = await month.TextAsync(page);
        Assert.DoesNotContain("决定不发课酬", released, StringComparison.Ordinal);
        // Who approves sees it to the end.
        Assert.Contains("清荷街道 太极拳 第2节，沈知远老师：不发课酬", released, StringComparison.Ordinal);
        Assert.Contains("是别的课", released, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_a_contradiction_is_decided_and_with_a_reason()
    {
        await using var month = await ContradictedAsync();
        await PayMonth.RefusedAsync(
            DecideAsync(month, true, reason: " "),
            422,
            "settlement.reason-missing",
            "请写明决定的理由"
        );
        await PayMonth.RefusedAsync(
            DecideAsync(month, true, "A1-2026-001-01"),
            422,
            "settlement.no-contradiction",
            "这节课没有矛盾，不需要决定"
        );
        await PayMonth.RefusedAsync(
            DecideAsync(month, true, "A1-2026-001-09"),
            404,
            "settlement.lesson-unknown",
            "这节课不在本月的结算中，请刷新页面"
        );
    }

    [Fact]
    public async Task A_decision_that_is_refused_leaves_nothing_behind()
    {
        await using var month = await ContradictedAsync();
        await PayMonth.OkAsync(DecideAsync(month, true));
        await PayMonth.OkAsync(
            month.PostAsync(
                "adjustments",
                new
                {
                    teacher = "T1",
                    amount = -300,
                    reason = "多发了",
                }
            )
        );

        await PayMonth.RefusedAsync(DecideAsync(month, false), 422, "payslip.negative");

        Assert.True(await DecidedAsync(month));
        Assert.Equal(200, (decimal)(await month.RunAsync())["totals"]!["gross"]!);
    }

    [Fact]
    public async Task A_decision_holds_though_its_copy_in_the_list_was_never_written()
    {
        await using var month = await ContradictedAsync();
        await PayMonth.OkAsync(DecideAsync(month, false));
        await month.Lists.NoteAsync(
            PayMonth.September,
            "A1",
            "A1-2026-001-02",
            known => known with { DecidedByStaff = null }
        );

        await PayMonth.OkAsync(month.PostAsync("release"));
        await month.App.IdleAsync();

        Assert.Empty(await month.Lists.OfMonthAsync(new Month(2026, 10)));
    }

    [Fact]
    public async Task Sent_again_the_same_decision_writes_what_was_missing_of_it()
    {
        await using var month = await ContradictedAsync();
        await PayMonth.OkAsync(DecideAsync(month, true, key: "once"));
        await month.Lists.NoteAsync(
            PayMonth.September,
            "A1",
            "A1-2026-001-02",
            known => known with { DecidedByStaff = null }
        );

        await PayMonth.OkAsync(DecideAsync(month, true, key: "once"));

        Assert.True(await DecidedAsync(month));
    }

    private static async Task<bool?> DecidedAsync(PayMonth month) =>
        (await month.Lists.FindAsync(PayMonth.September, "A1", "A1-2026-001-02"))!.DecidedByStaff;

    private static async Task<PayMonth> ContradictedAsync()
    {
        var month = await PayMonth.StartAsync();
        var held = await month.AddLessonAsync("A1", 1, 1);
        var disputed = await month.AddLessonAsync("A1", 1, 2, media: true);
        await month.App.MoveToAsync("2026-10-01T09:00");
        await PayMonth.OkAsync(month.FeedbackAsync("A1", (held, true), (disputed, false)));
        await month.App.MoveToAsync(PayMonth.FeedbackClosed);
        return month;
    }

    private static Task<HttpResponseMessage> DecideAsync(
        PayMonth month,
        bool delivered,
        string lessonId = "A1-2026-001-02",
        string reason = "照片里有学员",
        string? key = null
    )
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"/api/settlements/2026-09/contradictions/{lessonId}")
        {
            Content = JsonContent.Create(new { delivered, reason }),
        };
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        return month.App.Http.SendAsync(request);
    }
}

using System.Net.Http.Headers;
using Delivery.Domain;
using Delivery.Functions.Feedback;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Tests.Settlement;
using Delivery.Functions.Tests.Web.Photos;
using Delivery.TestKit;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Delivery.Functions.Tests.Feedback;

/// <summary>What stands beside a month's report: an unfinished one, the scan of the sealed form, what teachers see of it.</summary>
public sealed class FeedbackDraftTests
{
    private const string Page = "/feedback/2026-09";

    [Fact]
    public async Task What_is_saved_is_there_again_and_is_no_report()
    {
        await using var month = await PayMonth.StartAsync();
        var lesson = await month.AddLessonAsync("A1", 1, 1);
        using var before = await month.App.SignedInAsync(CallerKind.Street, "A1");
        using var early = await before.PostAsync(Page, Form(("act", "save")));
        Assert.Contains(
            "现在不在填写时间，不用保存",
            await early.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
        await month.App.MoveToAsync("2026-10-02T09:00");
        using var street = await month.App.SignedInAsync(CallerKind.Street, "A1");

        using var saved = await street.PostAsync(
            Page,
            Form(("act", "save"), ($"delivered[{lesson}]", "yes"), ($"headcount[{lesson}]", "许多"))
        );

        Assert.Equal(303, (int)saved.StatusCode);
        var page = await street.GetStringAsync(Page);
        Assert.Contains("已保存，还没有提交", page, StringComparison.Ordinal);
        Assert.Contains("许多", page, StringComparison.Ordinal);
        using var sent = await street.PostAsync(Page, Rated(lesson));
        Assert.Equal(303, (int)sent.StatusCode);
        page = await street.GetStringAsync(Page);
        Assert.DoesNotContain("已保存", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<form method=\"post\" action=\"/feedback", page, StringComparison.Ordinal);
        Assert.Contains("再次提交", await street.GetStringAsync($"{Page}?edit=1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_scan_of_the_sealed_form_is_kept_for_the_street_and_staff_and_for_nobody_else()
    {
        await using var month = await PayMonth.StartAsync();
        await month.AddLessonAsync("A1", 1, 1);
        await month.App.MoveToAsync("2026-10-02T09:00");
        using var street = await month.App.SignedInAsync(CallerKind.Street, "A1");
        using var wrong = await street.PostAsync(Page, Scanned("MZ not a paper"u8.ToArray()));
        Assert.Contains(
            "扫描件应为 PDF、JPG 或 PNG",
            await wrong.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
        using var huge = await street.PostAsync(Page, Scanned(new byte[11 * 1024 * 1024]));
        Assert.Contains(
            "扫描件超过10兆",
            await huge.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );

        using var taken = await street.PostAsync(Page, Scanned("%PDF-1.7\n...\n%%EOF\n"u8.ToArray()));
        Assert.Equal(303, (int)taken.StatusCode);
        using var paper = await street.GetAsync($"{Page}/A1/scan");
        Assert.Equal("application/pdf", paper.Content.Headers.ContentType?.MediaType);
        Assert.Equal("attachment", paper.Content.Headers.ContentDisposition?.DispositionType);
        using var photo = await street.PostAsync(Page, Scanned(Pictures.HeldUpright()));
        using var seen = await month.App.Http.GetAsync($"{Page}/A1/scan");
        Assert.Equal("image/jpeg", seen.Content.Headers.ContentType?.MediaType);
        using var other = await month.App.SignedInAsync(CallerKind.Street, "B2");
        using var refused = await other.GetAsync($"{Page}/A1/scan");
        Assert.Equal(403, (int)refused.StatusCode);
    }

    [Fact]
    public async Task A_teacher_sees_ratings_only_on_average_and_only_from_three_on()
    {
        await using var month = await PayMonth.StartAsync();
        var lessons = new List<(string Street, string Lesson)>();
        foreach (var street in new[] { "A1", "B2" })
            lessons.Add((street, await month.AddLessonAsync(street, 1, 1)));
        await month.App.MoveToAsync("2026-10-02T09:00");
        foreach (var (street, lesson) in lessons)
            await PayMonth.OkAsync(month.FeedbackAsync(street, (lesson, true)));
        var teacher = (await month.Lists.OfMonthAsync(PayMonth.September, "A1"))[0].TeacherId;
        using var signedIn = await month.App.SignedInAsync(CallerKind.Teacher, teacher);
        Assert.DoesNotContain("街镇的评价", await signedIn.GetStringAsync("/teacher"), StringComparison.Ordinal);

        var third = await month.AddLessonAsync("A1", 2, 1);
        await PayMonth.OkAsync(month.FeedbackAsync("A1", (lessons[0].Lesson, true), (third, true)));

        Assert.Contains("街镇的评价", await signedIn.GetStringAsync("/teacher"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_kept_is_refused_by_code_and_sentence()
    {
        await using var month = await PayMonth.StartAsync();
        var (draft, scan) = (
            month.App.Services.GetRequiredService<SaveDraft>(),
            month.App.Services.GetRequiredService<SaveScan>()
        );
        var pdf = new SaveScan.Checked("%PDF-1.7\n%%EOF"u8.ToArray(), SaveScan.Pdf, "pdf");

        Assert.Equal(
            [
                "feedback.draft 现在不在填写时间，不用保存 ",
                "feedback.window-not-open 反馈从10月1日开始填报，请届时再来 ",
                "scan.too-large 扫描件超过10兆，请压缩后再传 scan",
                "scan.content 扫描件应为 PDF、JPG 或 PNG，请重新选择 scan",
            ],
            [
                Said(
                    await draft.RunAsync(
                        PayMonth.September,
                        "A1",
                        new FeedbackForm(new Dictionary<string, string>()),
                        Caller.Service
                    )
                ),
                Said(await scan.RunAsync(PayMonth.September, "A1", pdf, Caller.Service)),
                Said(await SaveScan.ReadAsync(FileOf(new byte[11 * 1024 * 1024]))),
                Said(await SaveScan.ReadAsync(FileOf("MZ not a paper"u8.ToArray()))),
            ]
        );
    }

    [Fact]
    public async Task A_scan_beside_a_report_that_is_refused_is_not_kept()
    {
        await using var month = await PayMonth.StartAsync();
        await month.AddLessonAsync("A1", 1, 1);
        await month.App.MoveToAsync("2026-10-02T09:00");
        using var street = await month.App.SignedInAsync(CallerKind.Street, "A1");

        using var refused = await street.PostAsync(Page, Scanned("%PDF-1.7\n...\n%%EOF\n"u8.ToArray(), act: "send"));

        Assert.Equal(422, (int)refused.StatusCode);
        using var paper = await street.GetAsync($"{Page}/A1/scan");
        Assert.Equal(404, (int)paper.StatusCode);
    }

    [Fact]
    public async Task What_a_teacher_is_given_follows_a_corrected_report_and_is_made_up_for_after_a_crash()
    {
        await using var month = await PayMonth.StartAsync();
        var lesson = await month.AddLessonAsync("A1", 1, 1);
        await month.App.MoveToAsync("2026-10-02T09:00");
        var teacher = (await month.Lists.OfMonthAsync(PayMonth.September, "A1"))[0].TeacherId;
        var (ratings, copies) = (
            month.App.Services.GetRequiredService<TeacherRatings>(),
            month.App.Services.GetRequiredService<CopyRatings>()
        );
        await PayMonth.OkAsync(month.FeedbackAsync("A1", (lesson, true)));
        Assert.Single(await ratings.SinceAsync(teacher, PayMonth.September));

        // As if the process had died after the report was saved.
        await ratings.ForgetAsync(teacher, PayMonth.September, "A1");
        await copies.RefreshAsync(PayMonth.September);
        Assert.Single(await ratings.SinceAsync(teacher, PayMonth.September));

        await PayMonth.OkAsync(month.FeedbackAsync("A1", (lesson, false)));
        Assert.Empty(await ratings.SinceAsync(teacher, PayMonth.September));
    }

    private static string Said<T>(Outcome<T> outcome)
    {
        var refusal = Assert.Single(outcome.Refusals);
        return $"{refusal.Code} {refusal.Message} {refusal.Field}";
    }

    private static FormFile FileOf(byte[] content) =>
        new(new MemoryStream(content), 0, content.Length, "scan", "scan.pdf");

    private static FormUrlEncodedContent Rated(string lesson) =>
        Form(
            ("act", "send"),
            ($"delivered[{lesson}]", "yes"),
            ($"headcount[{lesson}]", "28"),
            ("teaching[A1-2026-001]", "5"),
            ("punctuality[A1-2026-001]", "4"),
            ("organisation[A1-2026-001]", "5")
        );

    private static MultipartFormDataContent Scanned(byte[] content, string act = "save")
    {
        var file = new ByteArrayContent(content);
        file.Headers.ContentType = new MediaTypeHeaderValue("application/pdf");
        return new MultipartFormDataContent { { new StringContent(act), "act" }, { file, "scan", "scan.pdf" } };
    }

    private static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) =>
        new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
}

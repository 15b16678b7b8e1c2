using System.Net.Http.Headers;
using Delivery.Domain;
using Delivery.Functions.Feedback;
using Delivery.Functions.Security;
using Delivery.Functions.Tests.Settlement;
using Delivery.Functions.Tests.Web.Photos;
using Delivery.Functions.Web.Photos;
using Delivery.TestKit;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Delivery.Functions.Tests.Feedback;

/// <summary>The scan of the sealed form, and what cannot be kept of a month.</summary>
public sealed class FeedbackScanTests
{
    private const string Page = "/feedback/2026-09";

    [Fact]
    public async Task The_scan_of_the_sealed_form_is_kept_for_the_street_and_staff_and_for_nobody_else()
    {
        await using var month = await PayMonth.StartAsync();
        await month.AddLessonAsync("A1", 1, 1);
        await month.App.MoveToAsync("2026-10-02T09:00");
        using var street = await month.App.SignedInAsync(CallerKind.Street, "A1");
        using var wrong = await street.PostAsync(Page, Scanned("MZ not a paper"u8.ToArray()));
        Assert.Contains(
            "扫描件应为 PDF、JPG、PNG 或 HEIC",
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
    public async Task What_cannot_be_kept_is_refused_by_code_and_sentence()
    {
        await using var month = await PayMonth.StartAsync();
        var (draft, scan) = (
            month.App.Services.GetRequiredService<SaveDraft>(),
            month.App.Services.GetRequiredService<SaveScan>()
        );
        var pdf = new ScanFile("%PDF-1.7\n%%EOF"u8.ToArray(), ScanFile.Pdf, "pdf");

        Assert.Equal(
            [
                "feedback.draft 现在不在填写时间，不用保存 ",
                "feedback.window-not-open 反馈从10月1日开始填报，请届时再来 ",
                "scan.too-large 扫描件超过10兆，请压缩后再传 scan",
                "scan.content 扫描件应为 PDF、JPG、PNG 或 HEIC，请重新选择 scan",
                "photo.broken 这张照片打不开，请重新拍一张或换一张再传 scan",
                "photo.too-many-pixels 这张照片的像素太多，请缩小后再传 scan",
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
                Said(await ScanFile.ReadAsync(FileOf(new byte[11 * 1024 * 1024]))),
                Said(await ScanFile.ReadAsync(FileOf("MZ not a paper"u8.ToArray()))),
                Said(await ScanFile.ReadAsync(FileOf(Iphone.Cut()))),
                Said(await ScanFile.ReadAsync(FileOf(Pictures.Bomb()))),
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

    private static string Said<T>(Outcome<T> outcome)
    {
        var refusal = Assert.Single(outcome.Refusals);
        return $"{refusal.Code} {refusal.Message} {refusal.Field}";
    }

    private static FormFile FileOf(byte[] content) =>
        new(new MemoryStream(content), 0, content.Length, "scan", "scan.pdf");

    private static MultipartFormDataContent Scanned(byte[] content, string act = "save")
    {
        var file = new ByteArrayContent(content);
        file.Headers.ContentType = new MediaTypeHeaderValue("application/pdf");
        return new MultipartFormDataContent { { new StringContent(act), "act" }, { file, "scan", "scan.pdf" } };
    }
}

using System.Net;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Teaching.Evidence;
using Delivery.Functions.Tests.Matching;
using Delivery.Functions.Tests.Web;
using Delivery.Functions.Tests.Web.Photos;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Delivery.Functions.Tests.Teaching.Evidence;

/// <summary>What staff see of the lessons' photos and videos, and how one is deleted.</summary>
public sealed class GalleryTests
{
    [Fact]
    public async Task Staff_see_what_came_newest_first_by_street_discipline_and_month()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await town.ConfirmedCourseAsync("T01", "2026-09-21T09:30", "2026-09-28T09:30");
        await town.App.MoveToAsync("2026-09-21T11:05");
        using var first = await Upload.PhotoAsync(town, $"{course}-01");
        await town.App.MoveToAsync("2026-09-28T11:05");
        using var second = await Upload.PhotoAsync(town, $"{course}-02");

        var all = await town.App.Http.GetStringAsync("/staff/media");

        Assert.True(all.IndexOf("第2节", StringComparison.Ordinal) < all.IndexOf("第1节", StringComparison.Ordinal));
        Assert.Contains(
            "第1节",
            await town.App.Http.GetStringAsync($"/staff/media?street={Town.Street}&discipline=TJQ")
        );
        Assert.DoesNotContain("第1节", await town.App.Http.GetStringAsync("/staff/media?street=310101003"));
        Assert.DoesNotContain("第1节", await town.App.Http.GetStringAsync("/staff/media?discipline=PW"));
        Assert.DoesNotContain("第1节", await town.App.Http.GetStringAsync("/staff/media?month=2026-08"));
        using var anonymous = await town.App.Anonymous.GetAsync(new Uri("/staff/media", UriKind.Relative));
        Assert.Equal(HttpStatusCode.Unauthorized, anonymous.StatusCode);
    }

    [Fact]
    public async Task Many_are_turned_over_page_by_page()
    {
        await using var town = await Town.StartAsync(
            teachers: 1,
            new Dictionary<string, string?> { ["Delivery:Teaching:MediaMostItems"] = "40" }
        );
        var (course, _) = await EvidenceTests.HeldAsync(town);
        for (var number = 1; number <= 25; number++)
            using (await Upload.PhotoAsync(town, $"{course}-01")) { }

        var page = await town.App.Http.GetStringAsync("/staff/media");
        var at = page.IndexOf("&amp;after=", StringComparison.Ordinal);
        Assert.Equal(24, Cards(page));
        var after = WebUtility.HtmlDecode(page[at..page.IndexOf('"', at)]);

        var rest = await town.App.Http.GetStringAsync($"/staff/media?month=2026-09{after}");

        Assert.Equal(1, Cards(rest));
    }

    [Fact]
    public async Task One_is_deleted_with_a_reason_that_the_teacher_reads_and_the_lesson_waits_for_evidence_again()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var (course, _) = await EvidenceTests.HeldAsync(town);
        using var sent = await Upload.FileAsync(town, $"{course}-01", Pictures.Jpeg(), town.App.Http);
        var item = await ItemAsync(town);

        using var unreasoned = await PostAsync(town, item, ("act", "delete"), ("reason", ""));
        Assert.Equal(422, (int)unreasoned.StatusCode);
        Assert.Contains(
            "请写明为什么删除",
            await unreasoned.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)
        );
        var (media, remove) = (
            town.App.Services.GetRequiredService<MediaRows>(),
            town.App.Services.GetRequiredService<RemoveMedia>()
        );
        var kept = (await media.FindAsync(item.Split('/')[^1]))!.Value;
        Assert.Equal(
            ["media.reason 请写明为什么删除，老师会看到 (reason)"],
            (await remove.DeleteAsync(kept, "", Caller.Service)).Words()
        );
        using var deleted = await PostAsync(town, item, ("act", "delete"), ("reason", "拍到了别的活动"));

        Assert.Equal(303, (int)deleted.StatusCode);
        var after = await town.App.Http.GetStringAsync(deleted.Headers.Location);
        Assert.Contains("拍到了别的活动", after, StringComparison.Ordinal);
        Assert.Contains("已删除，理由已记下。", after, StringComparison.Ordinal);
        using var picture = await town.App.Http.GetAsync(new Uri($"{item}/picture", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, picture.StatusCode);
        Assert.DoesNotContain("第1节", await town.App.Http.GetStringAsync("/staff/media"), StringComparison.Ordinal);
        var mail = await town.MailAsync(Town.MailOf("T01"), "照片或视频已删除：太极拳第1节");
        Assert.Contains("拍到了别的活动", mail.Text, StringComparison.Ordinal);
        var shown = await town.GetAsync($"/api/courses/{course}");
        Assert.False(shown.GetProperty("lessons")[0].GetProperty("hasMedia").GetBoolean());
        Assert.Empty(await FilesAsync(town));
    }

    [Fact]
    public async Task A_video_is_looked_at_where_it_lies()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var (course, _) = await EvidenceTests.HeldAsync(town);
        var file = Convert.FromHexString("00000018667479706D70343200000000");
        using var sent = await Upload.FileAsync(town, $"{course}-01", file, town.App.Http);
        var item = await ItemAsync(town);
        Assert.Contains("播放视频", await town.App.Http.GetStringAsync(item), StringComparison.Ordinal);

        using var video = await town.App.Http.GetAsync(new Uri($"{item}/video", UriKind.Relative));

        Assert.Equal(303, (int)video.StatusCode);
    }

    private static int Cards(string page) => page.Split("class=\"strong\"").Length - 1;

    private static async Task<string> ItemAsync(Town town)
    {
        var page = await town.App.Http.GetStringAsync("/staff/media");
        var at = page.IndexOf("href=\"/staff/media/", StringComparison.Ordinal) + "href=\"".Length;
        return page[at..page.IndexOf('"', at)];
    }

    private static async Task<HttpResponseMessage> PostAsync(
        Town town,
        string path,
        params (string Name, string Value)[] fields
    )
    {
        using var form = new FormUrlEncodedContent(
            fields.Select(field => KeyValuePair.Create(field.Name, field.Value))
        );
        return await town.App.Http.PostAsync(new Uri(path, UriKind.Relative), form);
    }

    private static async Task<IReadOnlyList<string>> FilesAsync(Town town)
    {
        var blobs = town.App.Host.Services.GetRequiredService<DeliveryBlobs>();
        var names = new List<string>();
        await foreach (var blob in blobs.Media.GetBlobsAsync())
            names.Add(blob.Name);
        return names;
    }
}

using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Delivery.Functions.Security;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Teaching.Evidence;
using Delivery.Functions.Tests.Matching;
using Delivery.Functions.Tests.Web;
using Delivery.Functions.Tests.Web.Photos;
using Microsoft.Extensions.DependencyInjection;
using SkiaSharp;
using Xunit;

namespace Delivery.Functions.Tests.Teaching.Evidence;

/// <summary>Several photos and videos of one lesson: shown anew, kept within a number, taken back.</summary>
public sealed class EvidenceTests
{
    private static readonly byte[] Video = Convert.FromHexString("00000018667479706D70343200000000");

    [Fact]
    public async Task A_photo_is_shown_upright_and_without_the_place_where_it_was_taken()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var (course, page) = await HeldAsync(town);

        await SentAsync(town, course, page, Pictures.HeldUpright());

        var picture = await OnlyPictureAsync(town, page);
        using var large = SKBitmap.Decode(picture);
        Assert.Equal((480, 640), (large.Width, large.Height));
        Assert.DoesNotContain(Pictures.Secret, Encoding.Latin1.GetString(picture), StringComparison.Ordinal);
        using var small = SKBitmap.Decode(await OnlyPictureAsync(town, page, "?size=small"));
        Assert.Equal((240, 320), (small.Width, small.Height));
    }

    [Fact]
    public async Task The_photo_of_an_iPhone_is_shown_to_every_browser()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var (course, page) = await HeldAsync(town);

        await SentAsync(town, course, page, Iphone.HeldUpright());

        var picture = await OnlyPictureAsync(town, page);
        using var large = SKBitmap.Decode(picture);
        Assert.Equal((512, 1024), (large.Width, large.Height));
        Assert.DoesNotContain(Pictures.Secret, Encoding.Latin1.GetString(picture), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_hides_behind_a_photo_is_never_shown()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var (course, page) = await HeldAsync(town);

        await SentAsync(town, course, page, Pictures.Polyglot());

        var picture = await OnlyPictureAsync(town, page);
        Assert.DoesNotContain("<script>", Encoding.Latin1.GetString(picture), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hostile_photos_are_refused_each_with_what_to_do_and_are_no_evidence()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var (course, page) = await HeldAsync(town);

        Assert.Equal("photo.too-many-pixels 这张照片的像素太多，请缩小后再传", await RefusedAsync(Pictures.Bomb()));
        const string broken = "photo.broken 这张照片打不开，请重新拍一张或换一张再传";
        Assert.Equal(broken, await RefusedAsync(Pictures.Jpeg()[..700]));
        Assert.Equal(broken, await RefusedAsync(Iphone.Cut()));
        Assert.Equal("photo.too-many-pixels 这张照片的像素太多，请缩小后再传", await RefusedAsync(Iphone.Absurd()));
        Assert.Equal(
            "media.content 这不是照片或视频，请上传 JPG、PNG、WebP、HEIC 照片或 MP4、MOV 视频",
            await RefusedAsync("GIF89a"u8.ToArray())
        );

        Assert.DoesNotContain("已收到", await town.App.Anonymous.GetStringAsync(page), StringComparison.Ordinal);

        async Task<string> RefusedAsync(byte[] file)
        {
            using var answer = await SendAsync(town, course, page, file);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
            return $"{problem.GetProperty("code")} {problem.GetProperty("detail")}";
        }
    }

    [Fact]
    public async Task A_lesson_has_so_many_photos_and_videos_and_no_more_however_they_come()
    {
        var two = new Dictionary<string, string?> { ["Delivery:Teaching:MediaMostItems"] = "2" };
        await using var town = await Town.StartAsync(teachers: 1, two);
        var (course, page) = await HeldAsync(town);
        var path = $"/api/lessons/{course}-01/media";
        var late = await town.SendAsync(path, new { });
        await Upload.PutAsync(town, late, Upload.Photo);
        await SentAsync(town, course, page, Upload.Photo);
        await SentAsync(town, course, page, Video);

        Assert.Equal(
            "422 media.too-many 一节课最多2个照片和视频，请先撤回不要的再传",
            await town.RefusalAsync(path, new { })
        );
        // An address that was given before does not help.
        Assert.StartsWith("422 media.too-many", await town.RefusalAsync($"{late.GetProperty("completeUrl")}", new { }));
    }

    [Fact]
    public async Task The_sender_takes_one_back_but_not_the_only_one()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var (course, page) = await HeldAsync(town);
        var first = await SentAsync(town, course, page, Upload.Photo);

        Assert.Contains("这是这节课唯一的凭证", await PostAsync(town, page, first, 422, ("act", "withdraw")));
        var (media, remove) = (
            town.App.Services.GetRequiredService<MediaRows>(),
            town.App.Services.GetRequiredService<RemoveMedia>()
        );
        Assert.Equal(
            ["media.only 这是这节课唯一的凭证，请先上传别的照片或视频，再撤回这个"],
            (await remove.WithdrawAsync((await media.FindAsync(first))!.Value, Caller.Service)).Words()
        );
        await SentAsync(town, course, page, Pictures.Jpeg());
        await PostAsync(town, page, first, 303, ("act", "withdraw"));

        using var gone = await town.App.Anonymous.GetAsync(new Uri($"{page}/pictures/{first}", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        Assert.DoesNotContain(first, await town.App.Anonymous.GetStringAsync(page), StringComparison.Ordinal);
        Assert.StartsWith(
            "422 media.removed 这个文件已经撤回或删除",
            await town.RefusalAsync($"/api/media/{first}/complete", new { })
        );
        var shown = await town.GetAsync($"/api/courses/{course}");
        Assert.True(shown.GetProperty("lessons")[0].GetProperty("hasMedia").GetBoolean());
    }

    [Fact]
    public async Task What_the_people_shown_agreed_to_is_kept_with_each_and_may_be_changed()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var (course, page) = await HeldAsync(town);
        var sent = await SentAsync(town, course, page, Upload.Photo, "Everyone");
        Assert.Contains("公开：都同意公开", await town.App.Anonymous.GetStringAsync(page), StringComparison.Ordinal);

        await PostAsync(town, page, sent, 303, ("act", "consent"), ("pictured", "EvidenceOnly"));

        Assert.Contains(
            "公开：未成年人或有人不同意公开",
            await town.App.Anonymous.GetStringAsync(page),
            StringComparison.Ordinal
        );
        Assert.Contains("不能公开", await town.App.Http.GetStringAsync("/staff/media"), StringComparison.Ordinal);
        Assert.Contains(
            "请选择画面里的人",
            await PostAsync(town, page, sent, 422, ("act", "consent"), ("pictured", "9"))
        );
    }

    [Fact]
    public async Task Nobody_else_sees_or_takes_back_what_a_teacher_sent()
    {
        await using var town = await Town.StartAsync(teachers: 2);
        var (course, page) = await HeldAsync(town);
        var sent = await SentAsync(town, course, page, Upload.Photo);

        using var other = town.ClientWith(await town.TeacherCookieAsync("T02"));
        using var street = town.ClientWith(await town.StreetCookieAsync(Town.Street));
        foreach (var client in new[] { other, street })
        {
            using var picture = await client.GetAsync(
                new Uri($"/lessons/{course}-01/pictures/{sent}", UriKind.Relative)
            );
            Assert.Contains((int)picture.StatusCode, new[] { 403, 404 });
        }

        using var forged = await town.App.Anonymous.GetAsync(new Uri($"/lessons/x/pictures/{sent}", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, forged.StatusCode);
    }

    private static async Task<byte[]> OnlyPictureAsync(Town town, string page, string query = "")
    {
        var html = await town.App.Anonymous.GetStringAsync(page);
        var at = html.IndexOf("/pictures/", StringComparison.Ordinal);
        var id = html[at..html.IndexOf('"', at)].Split('?')[0];
        return await town.App.Anonymous.GetByteArrayAsync(page + id + query);
    }

    private static async Task<string> SentAsync(
        Town town,
        string course,
        string page,
        byte[] file,
        string? consent = null
    )
    {
        using var answer = await SendAsync(town, course, page, file, consent);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("mediaId").GetString()!;
    }

    private static Task<HttpResponseMessage> SendAsync(
        Town town,
        string course,
        string page,
        byte[] file,
        string? consent = null
    ) => Upload.FileAsync(town, $"{course}-01", file, town.App.Anonymous, page["/lessons/".Length..], consent);

    private static async Task<string> PostAsync(
        Town town,
        string page,
        string mediaId,
        int status,
        params (string Name, string Value)[] fields
    )
    {
        // Each page that is shown has a key of its own.
        var key = ("formKey", Guid.NewGuid().ToString("N"));
        using var answer = await town.PostFormAsync($"{page}/media/{mediaId}", [.. fields, key]);
        Assert.Equal(status, (int)answer.StatusCode);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    internal static async Task<(string Course, string Page)> HeldAsync(Town town)
    {
        var course = await town.ConfirmedCourseAsync("T01", "2026-09-21T09:30");
        await town.App.MoveToAsync("2026-09-21T11:05");
        var mail = await town.MailAsync(Town.MailOf("T01"), "太极拳第1节");
        return (course, Town.PathIn(mail, "lessons"));
    }
}

using System.Net;
using System.Text;
using Delivery.Functions.Tests.Matching;
using Xunit;

namespace Delivery.Functions.Tests.Teaching.Evidence;

/// <summary>Photos and videos: straight to storage, and checked by what they are.</summary>
public sealed class MediaTests
{
    [Fact]
    public async Task A_teacher_uploads_a_photo_behind_the_link_of_the_reminder()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var (course, page) = await HeldAsync(town);
        var link = page["/lessons/".Length..];
        Assert.Contains("选照片或视频", await town.App.Anonymous.GetStringAsync(page), StringComparison.Ordinal);

        using var answer = await Upload.FileAsync(town, $"{course}-01", Upload.Photo, town.App.Anonymous, link);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var shown = await town.GetAsync($"/api/courses/{course}");
        Assert.True(shown.GetProperty("lessons")[0].GetProperty("hasMedia").GetBoolean());
        Assert.Contains("已收到", await town.App.Anonymous.GetStringAsync(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_photo_is_deleted_and_refused_whatever_it_calls_itself()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var (course, _) = await HeldAsync(town);
        var file = Encoding.UTF8.GetBytes("<script>alert(1)</script>");
        var asked = await town.SendAsync(
            $"/api/lessons/{course}-01/media",
            new { fileName = "a.jpg", contentType = "image/jpeg" }
        );
        var complete = $"/api/media/{asked.GetProperty("mediaId")}/complete";
        Assert.StartsWith(
            "422 media.missing 还没有收到文件，请先上传再确认",
            await town.RefusalAsync(complete, new { })
        );
        await Upload.PutAsync(town, asked, file);

        Assert.Equal(
            "422 media.content 这不是照片或视频，请上传 JPG、PNG、WebP、HEIC 照片或 MP4、MOV 视频",
            await town.RefusalAsync(complete, new { })
        );

        Assert.StartsWith(
            "422 media.missing 还没有收到文件，请先上传再确认",
            await town.RefusalAsync(complete, new { })
        );
        var shown = await town.GetAsync($"/api/courses/{course}");
        Assert.False(shown.GetProperty("lessons")[0].GetProperty("hasMedia").GetBoolean());
    }

    [Fact]
    public async Task Nobody_uploads_before_the_lesson_nor_for_a_lesson_that_is_not_theirs()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await town.ConfirmedCourseAsync("T01", "2026-09-21T09:30");
        var path = $"/api/lessons/{course}-01/media";

        Assert.StartsWith("422 media.early 第1节9月21日 09:30才开始", await town.RefusalAsync(path, new { }));
        Assert.StartsWith("401", await town.RefusalAsync(path, new { }, by: town.App.Anonymous));
        Assert.StartsWith("403", await town.RefusalAsync($"{path}?link=forged", new { }, by: town.App.Anonymous));
        Assert.StartsWith("404 lesson.unknown", await town.RefusalAsync($"/api/lessons/{course}-07/media", new { }));
        Assert.StartsWith("404 media.unknown", await town.RefusalAsync("/api/media/x/complete", new { }));
        Assert.StartsWith("422 media.too-large 文件超过", await HugeAsync(town, path));
    }

    private static async Task<string> HugeAsync(Town town, string path)
    {
        await town.App.MoveToAsync("2026-09-21T09:31");
        return await town.RefusalAsync(path, new { size = 2049L * 1024 * 1024 });
    }

    private static async Task<(string Course, string Page)> HeldAsync(Town town)
    {
        var course = await town.ConfirmedCourseAsync("T01", "2026-09-21T09:30");
        await town.App.MoveToAsync("2026-09-21T11:05");
        var mail = await town.MailAsync(Town.MailOf("T01"), "太极拳第1节");
        return (course, Town.PathIn(mail, "lessons"));
    }
}

using System.Net;
using System.Text.Json;
using Delivery.Domain.Teaching.Evidence;
using Delivery.Functions.Security;
using Delivery.Functions.Teaching.Filming;
using Delivery.Functions.Tests.Matching;
using Delivery.Functions.Tests.Web;
using Delivery.Functions.Workflow;
using Delivery.TestKit.Photos;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Delivery.Functions.Tests.Teaching.Filming.FilmTown;

namespace Delivery.Functions.Tests.Teaching.Filming;

/// <summary>A film that comes as a file: uploaded by the crew, seen by staff, put into the media library, never evidence.</summary>
public sealed class FilmFileTests
{
    [Fact]
    public async Task A_crew_uploads_its_film_and_staff_put_it_into_the_library()
    {
        var (town, lesson, filming) = await ConfirmedAsync();
        await using var _ = town;
        await town.App.MoveToAsync("2026-09-22T09:05");
        var page = await town.CrewPageAsync();
        Assert.Contains(
            UploadTo(lesson, page),
            Decoded(await town.App.Anonymous.GetStringAsync(page)),
            StringComparison.Ordinal
        );

        var film = await UploadedAsync(town, lesson, page);

        var done = await town.FilmingAsync(filming);
        Assert.Equal("Done", done.GetProperty("state").GetString());
        Assert.True(done.GetProperty("hasFile").GetBoolean());
        var told = await town.MailAsync(Staff, "影片收到了");
        Assert.Contains("放进媒体库", told.Text, StringComparison.Ordinal);
        Assert.Contains("影片已收到", await town.App.Anonymous.GetStringAsync(page), StringComparison.Ordinal);
        Assert.DoesNotContain(film, await town.App.Http.GetStringAsync("/staff/media"), StringComparison.Ordinal);
        var staffs = await town.App.Http.GetStringAsync($"/staff/filming/{filming}");
        Assert.Contains($"/staff/media/{film}/video", staffs, StringComparison.Ordinal);
        Assert.Contains("等您看过", staffs, StringComparison.Ordinal);

        var release = $"/staff/filming/{filming}/release";
        using var unsaid = await town.StaffPostsAsync(release, ("pictured", ""));
        Assert.Equal(422, (int)unsaid.StatusCode);
        Assert.Contains(
            "请选择画面里的人是否同意公开",
            await unsaid.Content.ReadAsStringAsync(),
            StringComparison.Ordinal
        );
        var (files, call) = (town.App.Host.Services.GetRequiredService<ReleaseFilm>(), new Call(Caller.Service, null));
        Assert.Equal(
            ["media.consent 请选择画面里的人是否同意公开 (pictured)"],
            (await files.RunAsync(filming, consent: null, call)).Words()
        );
        using var released = await town.StaffPostsAsync(release, ("pictured", "Everyone"));
        Assert.Equal(HttpStatusCode.SeeOther, released.StatusCode);

        var library = await town.App.Http.GetStringAsync("/staff/media");
        Assert.Contains(film, library, StringComparison.Ordinal);
        Assert.Contains("拍摄组的影片", library, StringComparison.Ordinal);
        Assert.Contains("都同意公开", library, StringComparison.Ordinal);
        Assert.Equal(
            ["filming.no-file 没有等着放进媒体库的影片文件，请刷新页面看最新情况"],
            (await files.RunAsync(filming, MediaConsent.Everyone, call)).Words()
        );
        using var again = await town.StaffPostsAsync(release, ("pictured", "Everyone"));
        Assert.Contains(
            "没有等着放进媒体库的影片文件",
            await again.Content.ReadAsStringAsync(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_film_proves_no_lesson_and_its_teacher_does_not_see_it()
    {
        var (town, lesson, _) = await ConfirmedAsync();
        await using var _2 = town;
        await town.App.MoveToAsync("2026-09-21T11:05");

        var film = await UploadedAsync(town, lesson, await town.CrewPageAsync());

        var teachers = Town.PathIn(await town.MailAsync(Town.MailOf("T01"), "太极拳第1节"), "lessons");
        var page = await town.App.Anonymous.GetStringAsync(teachers);
        Assert.Contains("还没有上传", page, StringComparison.Ordinal);
        Assert.DoesNotContain(film, page, StringComparison.Ordinal);
        using var back = await town.PostFormAsync(
            $"{teachers}/media/{film}",
            ("act", "withdraw"),
            ("formKey", Guid.NewGuid().ToString("N"))
        );
        Assert.Equal(HttpStatusCode.NotFound, back.StatusCode);
        await town.App.MoveToAsync("2026-09-22T09:05");
        await town.HasMailAsync(Town.MailOf("T01"), "请上传照片或视频");
    }

    [Fact]
    public async Task Photos_early_films_and_other_peoples_links_are_refused()
    {
        var (town, lesson, filming) = await ConfirmedAsync();
        await using var _ = town;
        var page = await town.CrewPageAsync();
        Assert.StartsWith(
            "422 filming.early 课还没有上完",
            await town.RefusalAsync(UploadTo(lesson, page), new { }, by: town.App.Anonymous)
        );
        await town.App.MoveToAsync("2026-09-22T09:05");
        page = await town.CrewPageAsync();
        Assert.StartsWith(
            "403",
            await town.RefusalAsync(UploadTo(lesson, "/filming/forged"), new { }, by: town.App.Anonymous)
        );
        var photo = await OfferedAsync(town, lesson, page);
        await Upload.PutAsync(town, photo, Upload.Photo);
        Assert.Equal(
            "422 filming.film 影片请传 MP4 或 MOV 视频，不要传照片",
            await town.RefusalAsync(CompleteUrl(photo), new { }, by: town.App.Anonymous)
        );
        Assert.Equal("Confirmed", await town.StateAsync(filming));
        var film = await OfferedAsync(town, lesson, page);
        await Upload.PutAsync(town, film, VideoFile.OfAndroid());
        using var teacher = town.ClientWith(await town.TeacherCookieAsync("T01"));
        var path = new Uri(CompleteUrl(film), UriKind.Relative).ToString().Split('?')[0];
        Assert.StartsWith("403", await town.RefusalAsync(path, new { }, by: teacher));
        Assert.Equal("Confirmed", await town.StateAsync(filming));
    }

    [Fact]
    public async Task After_the_first_file_another_may_follow_and_staff_may_delete_one()
    {
        var (town, lesson, filming) = await ConfirmedAsync();
        await using var _ = town;
        await town.App.MoveToAsync("2026-09-22T09:05");
        var page = await town.CrewPageAsync();
        await town.AnswerAsync(page, "film", ("film", "https://film.example.com/v/42"));

        var first = await UploadedAsync(town, lesson, page);
        var second = await UploadedAsync(town, lesson, page);

        using var released = await town.StaffPostsAsync(
            $"/staff/filming/{filming}/release",
            ("pictured", "EvidenceOnly")
        );
        Assert.Equal(HttpStatusCode.SeeOther, released.StatusCode);
        using var deleted = await town.StaffPostsAsync(
            $"/staff/media/{first}",
            ("act", "delete"),
            ("reason", "画面里有人不愿意")
        );
        Assert.Equal(HttpStatusCode.SeeOther, deleted.StatusCode);
        var library = await town.App.Http.GetStringAsync("/staff/media");
        Assert.DoesNotContain(first, library, StringComparison.Ordinal);
        Assert.Contains(second, library, StringComparison.Ordinal);
        await town.HasNoMailAsync(Town.MailOf("T01"), "删除");
    }

    private static async Task<string> UploadedAsync(Town town, string lesson, string page)
    {
        var to = await OfferedAsync(town, lesson, page);
        await Upload.PutAsync(town, to, VideoFile.OfAndroid());
        var done = await town.SendAsync(CompleteUrl(to), new { }, town.App.Anonymous);
        await town.App.IdleAsync();
        return done.GetProperty("mediaId").GetString()!;
    }

    private static Task<JsonElement> OfferedAsync(Town town, string lesson, string page) =>
        town.SendAsync(
            UploadTo(lesson, page),
            new { fileName = "排舞.mp4", contentType = "video/mp4" },
            town.App.Anonymous
        );

    private static string CompleteUrl(JsonElement to) => to.GetProperty("completeUrl").GetString()!;

    private static string UploadTo(string lesson, string page) =>
        $"/api/lessons/{lesson}/media?link={page["/filming/".Length..]}";

    private static string Decoded(string html) => WebUtility.HtmlDecode(html);
}

using Delivery.Functions.Tests.Matching;
using Xunit;

namespace Delivery.Functions.Tests.Teaching.Evidence;

/// <summary>An upload address takes files for some minutes more: what is put there after the check is shown to nobody.</summary>
public sealed class SwappedFileTests
{
    private static readonly byte[] Video = Convert.FromHexString("00000018667479706D70343200000000");

    [Fact]
    public async Task Another_file_put_after_the_check_is_not_shown()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await town.ConfirmedCourseAsync("T01", "2026-09-21T09:30");
        await town.App.MoveToAsync("2026-09-21T11:05");
        var offered = await town.SendAsync($"/api/lessons/{course}-01/media", new { });
        await Upload.PutAsync(town, offered, Video);
        await town.SendAsync($"/api/media/{offered.GetProperty("mediaId")}/complete", new { });
        using var teacher = town.ClientWith(await town.TeacherCookieAsync("T01"));
        var video = $"/staff/media/{offered.GetProperty("mediaId")}/video";
        Assert.Contains("已收到", await teacher.GetStringAsync($"/lessons/{course}-01"), StringComparison.Ordinal);
        Assert.Equal(303, await StatusAsync(town, video));

        await Upload.PutAsync(town, offered, [.. Video, 1, 2, 3]);

        var page = await teacher.GetStringAsync($"/lessons/{course}-01");
        Assert.Contains("文件后来被换过，请撤回重传", page, StringComparison.Ordinal);
        Assert.DoesNotContain("已收到", page, StringComparison.Ordinal);
        Assert.Equal(404, await StatusAsync(town, video));
    }

    private static async Task<int> StatusAsync(Town town, string path)
    {
        using var answer = await town.App.Http.GetAsync(path);
        return (int)answer.StatusCode;
    }
}

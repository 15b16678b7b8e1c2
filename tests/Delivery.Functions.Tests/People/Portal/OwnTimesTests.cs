using System.Net;
using System.Text.RegularExpressions;
using Delivery.Functions.Tests.Matching;
using Xunit;

namespace Delivery.Functions.Tests.People.Portal;

/// <summary>A teacher keeps the own hours, absences and weekly limit; it is the register's entry.</summary>
public sealed partial class OwnTimesTests
{
    private const string Path = "/teacher/availability";

    [Fact]
    public async Task What_a_teacher_saves_is_in_the_register_with_its_history()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        using var teacher = town.ClientWith(await town.TeacherCookieAsync("T01"));

        var (status, page) = await SaveAsync(teacher, "4", "周一 09:00-12:00", "2026-10-01 至 2026-10-07");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("已保存", page, StringComparison.Ordinal);
        Assert.Contains("每周最多：10节 → 4节", page, StringComparison.Ordinal);
        Assert.Contains("有空的时间：什么时候都可以 → 周一 09:00-12:00", page, StringComparison.Ordinal);
        var entry = await town.GetAsync("/api/teachers/T01");
        Assert.Equal(4, entry.GetProperty("weeklyLimit").GetInt32());
        Assert.Equal("Monday", entry.GetProperty("availability")[0].GetProperty("day").GetString());
        Assert.Equal("一级", entry.GetProperty("grade").GetString());
        var course = await town.CourseAsync("2026-09-22T09:30");
        Assert.Equal("Unmatched", await town.StageAsync(course));
    }

    [Theory]
    [InlineData("0", "", "", "每周课时上限应为1至50节")]
    [InlineData("3", "星期八", "", "看不懂“星期八”，请写成 周一 09:00-12:00")]
    [InlineData("3", "", "明天", "看不懂“明天”，请写成 2026-10-01 至 2026-10-07")]
    public async Task What_cannot_be_read_is_said_beside_the_field_and_nothing_is_lost(
        string limit,
        string free,
        string away,
        string why
    )
    {
        await using var town = await Town.StartAsync(teachers: 1);
        using var teacher = town.ClientWith(await town.TeacherCookieAsync("T01"));

        var (status, page) = await SaveAsync(teacher, limit, free, away);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains(why, page, StringComparison.Ordinal);
        Assert.Contains(free + away, page, StringComparison.Ordinal);
        Assert.Equal(10, (await town.GetAsync("/api/teachers/T01")).GetProperty("weeklyLimit").GetInt32());
    }

    [Fact]
    public async Task Who_was_overtaken_sees_it_and_loses_nothing()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        using var teacher = town.ClientWith(await town.TeacherCookieAsync("T01"));
        var version = await VersionAsync(teacher);
        await town.AddTeacherAsync("T01", weeklyLimit: 8);

        var (status, page) = await SaveAsync(teacher, "4", "", "", version);

        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Contains("刚才有人也改了这一页", page, StringComparison.Ordinal);
        Assert.Contains("每周最多：10节 → 8节", page, StringComparison.Ordinal);
        Assert.Contains("value=\"4\"", page, StringComparison.Ordinal);
        Assert.Equal(8, (await town.GetAsync("/api/teachers/T01")).GetProperty("weeklyLimit").GetInt32());
    }

    [Fact]
    public async Task It_is_reached_from_the_teachers_home_and_by_teachers_only()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        using var teacher = town.ClientWith(await town.TeacherCookieAsync("T01"));
        using var street = town.ClientWith(await town.StreetCookieAsync(Town.Street));

        Assert.Contains(Path, await teacher.GetStringAsync("/teacher"), StringComparison.Ordinal);
        using var refused = await street.GetAsync(Path);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    private static async Task<(HttpStatusCode Status, string Page)> SaveAsync(
        HttpClient teacher,
        string limit,
        string free,
        string away,
        string? version = null
    )
    {
        using var form = new FormUrlEncodedContent([
            new("version", version ?? await VersionAsync(teacher)),
            new("weeklyLimit", limit),
            new("availability", free),
            new("unavailable", away),
        ]);
        using var answer = await teacher.PostAsync(Path, form);
        if (answer.StatusCode != HttpStatusCode.SeeOther)
            return (answer.StatusCode, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()));
        using var after = await teacher.GetAsync(answer.Headers.Location);
        return (after.StatusCode, WebUtility.HtmlDecode(await after.Content.ReadAsStringAsync()));
    }

    private static async Task<string> VersionAsync(HttpClient teacher) =>
        WebUtility.HtmlDecode(Version().Match(await teacher.GetStringAsync(Path)).Groups["version"].Value);

    [GeneratedRegex("name=\"version\" value=\"(?<version>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Version();
}

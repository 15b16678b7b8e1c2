using System.Net;
using System.Text.RegularExpressions;
using Delivery.Domain.Calendar;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Programme;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Tests.Matching;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Delivery.Functions.Tests.People.Portal;

/// <summary>A teacher reads what the association has, and changes the own part of it.</summary>
public sealed partial class OwnProfileTests
{
    private const string Path = "/teacher/profile";

    [Fact]
    public async Task What_a_teacher_saves_is_in_the_register_and_the_rest_stays()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        using var teacher = town.ClientWith(await town.TeacherCookieAsync("T01"));
        Assert.Contains(Path, await teacher.GetStringAsync("/teacher"), StringComparison.Ordinal);
        var page = await teacher.GetStringAsync(Path);
        foreach (
            var known in new[] { "王T01", "一级", "太极拳", "t01@example.com", "未登记账户", "/teacher/availability" }
        )
            Assert.Contains(known, page, StringComparison.Ordinal);

        var (status, saved) = await SaveAsync(teacher, page, "139 0000 5678", "徐汇区");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("已保存", saved, StringComparison.Ordinal);
        var entry = await town.GetAsync("/api/teachers/T01");
        Assert.Equal("13900005678", entry.GetProperty("phone").GetString());
        Assert.Equal(
            ["徐汇区", "黄浦区"],
            entry.GetProperty("districts").EnumerateArray().Select(one => one.GetString())
        );
        // The box was not ticked.
        Assert.False(entry.GetProperty("nameMayBePublished").GetBoolean());
        Assert.Equal("一级", entry.GetProperty("grade").GetString());
        Assert.Equal(10, entry.GetProperty("weeklyLimit").GetInt32());

        var (twice, again) = await SaveAsync(teacher, page, "139 0000 5678", "徐汇区");

        Assert.Equal(HttpStatusCode.OK, twice);
        Assert.Contains("已保存", again, StringComparison.Ordinal);
        var teachers = town.App.Services.GetRequiredService<Registers>().Teachers;
        Assert.Equal(2, (await teachers.HistoryAsync("T01", after: null, limit: 10)).Rows.Count);
    }

    [Fact]
    public async Task What_is_wrong_is_said_beside_the_field_and_who_was_overtaken_loses_nothing()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        using var teacher = town.ClientWith(await town.TeacherCookieAsync("T01"));
        var page = await teacher.GetStringAsync(Path);

        var (status, refused) = await SaveAsync(teacher, page, "12345", "");
        await town.AddTeacherAsync("T01", grade: "国家级");
        var (late, overtaken) = await SaveAsync(teacher, page, "13900005678", "徐汇区");

        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.Conflict), (status, late));
        Assert.Contains("value=\"12345\"", refused, StringComparison.Ordinal);
        Assert.Contains("电话请填写11位手机号，或带区号的座机号，例如 021-55500001", refused, StringComparison.Ordinal);
        Assert.Contains("刚才有人也改了您的资料", overtaken, StringComparison.Ordinal);
        Assert.Contains("value=\"13900005678\"", overtaken, StringComparison.Ordinal);
        Assert.Equal("13800000001", (await town.GetAsync("/api/teachers/T01")).GetProperty("phone").GetString());
        using var street = town.ClientWith(await town.StreetCookieAsync(Town.Street));
        Assert.Equal(HttpStatusCode.Forbidden, (await street.GetAsync(Path)).StatusCode);
    }

    [Fact]
    public async Task Who_takes_back_the_consent_is_named_neither_on_the_course_page_nor_in_the_next_edition()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await town.ConfirmedCourseAsync();
        await town.SendAsync($"/api/courses/{course}/confirmation/acknowledge", new { });
        await town.App.IdleAsync();
        using var teacher = town.ClientWith(await town.TeacherCookieAsync("T01"));
        Assert.Contains("王T01", await town.App.Anonymous.GetStringAsync($"/courses/{course}"));
        var lists = town.App.Services.GetRequiredService<LessonLists>();
        var week = Week.Of(new DateOnly(2026, 9, 21));
        Assert.Equal("王T01", Assert.Single(await lists.OfWeekAsync(week)).TeacherName);

        var (status, _) = await SaveAsync(teacher, await teacher.GetStringAsync(Path), "139 0000 5678", "黄浦区");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Null(Assert.Single(await lists.OfWeekAsync(week)).TeacherName);
        Assert.DoesNotContain("王T01", await town.App.Anonymous.GetStringAsync($"/courses/{course}"));
    }

    [Fact]
    public async Task Who_takes_back_the_consent_stands_in_no_edition_any_more_and_that_is_no_correction()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await town.ConfirmedCourseAsync();
        await town.SendAsync($"/api/courses/{course}/confirmation/acknowledge", new { });
        await town.App.MoveToAsync("2026-09-18T15:01");
        var change = await town.SendAsync(
            $"/api/lessons/{course}-01/changes",
            new
            {
                kind = "move",
                start = "2026-09-23T09:30:00+08:00",
                reason = "停电",
            }
        );
        await town.App.IdleAsync();
        await town.SendAsync(
            $"/api/changes/{change.GetProperty("changeId").GetString()}/decision",
            new { decision = "approve" }
        );
        await town.App.IdleAsync();
        string[] pages = ["/programmes/2026-W39", "/programmes/2026-W39?edition=1"];
        foreach (var page in pages)
            Assert.Contains("王T01", await town.App.Anonymous.GetStringAsync(page), StringComparison.Ordinal);

        using var teacher = town.ClientWith(await town.TeacherCookieAsync("T01"));
        var (status, _) = await SaveAsync(teacher, await teacher.GetStringAsync(Path), "139 0000 5678", "黄浦区");

        Assert.Equal(HttpStatusCode.OK, status);
        foreach (var page in pages)
            Assert.DoesNotContain("王T01", await town.App.Anonymous.GetStringAsync(page), StringComparison.Ordinal);
        await town.SendAsync("/api/programmes/2026-W39/publish", new { });
        await town.App.IdleAsync();
        Assert.Equal(2, (await town.GetAsync("/api/programmes/2026-W39")).GetProperty("edition").GetInt32());
        var items = town.App.Services.GetRequiredService<FeedItems>();
        var kept = await items.AfterAsync("scheduled-sessions", after: null, limit: 10);
        Assert.NotEmpty(kept);
        Assert.All(kept, item => Assert.DoesNotContain("王T01", item.Data, StringComparison.Ordinal));
    }

    private static async Task<(HttpStatusCode Status, string Page)> SaveAsync(
        HttpClient teacher,
        string page,
        string phone,
        string home
    )
    {
        using var form = new FormUrlEncodedContent([
            KeyValuePair.Create("version", WebUtility.HtmlDecode(Version().Match(page).Groups[1].Value)),
            KeyValuePair.Create("phone", phone),
            KeyValuePair.Create("homeDistrict", home),
            KeyValuePair.Create("districts[黄浦区]", "true"),
        ]);
        using var answer = await teacher.PostAsync(Path, form);
        if (answer.StatusCode == HttpStatusCode.SeeOther)
            return (HttpStatusCode.OK, WebUtility.HtmlDecode(await teacher.GetStringAsync(answer.Headers.Location)));
        return (answer.StatusCode, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()));
    }

    [GeneratedRegex("name=\"version\" value=\"([^\"]*)\"")]
    private static partial Regex Version();
}

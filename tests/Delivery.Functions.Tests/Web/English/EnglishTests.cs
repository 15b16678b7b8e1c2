using System.Net;
using Delivery.Functions.Storage;
using Delivery.Functions.Teaching.Roster;
using Delivery.Functions.Tests.Conduct;
using Delivery.Functions.Tests.Feedback.News;
using Delivery.Functions.Tests.Matching;
using Delivery.Functions.Tests.Teaching.Enrolling;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Delivery.Functions.Tests.Web.English;

/// <summary>Who chose English meets no Chinese but names and what a street wrote, whatever page is open to everybody.</summary>
public sealed class EnglishTests
{
    [Fact]
    public async Task Every_page_of_an_enrolment_and_each_refusal_speaks_English()
    {
        await using var town = await StartAsync();
        var course = await town.CourseAsync(places: 1);
        using var reader = new EnglishReader(town);
        var path = $"/courses/{course}";
        Assert.Contains(
            "Tai chi",
            (await reader.ReadAsync(path)).QuerySelector("h1")!.TextContent,
            StringComparison.Ordinal
        );
        await reader.ReadAsync($"{path}/poster");
        await reader.ReadAsync($"{path}/poster?size=a3");
        await reader.PostAsync(
            path,
            ("personName", ""),
            ("phone", "1"),
            ("birth", "8"),
            ("email", "x"),
            ("memberName[0]", "张二")
        );
        await reader.PostAsync(path, ("personName", new string('a', 500)));

        var first = await SignUpAsync(town, reader, course, 1);
        Assert.Contains(
            "You are signed up",
            (await reader.ReadAsync(first)).Body!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "signed up already",
            (await reader.PostAsync(path, Form(1)))!.Body!.TextContent,
            StringComparison.Ordinal
        );
        var second = await SignUpAsync(town, reader, course, 2);
        Assert.Contains("number 1", (await reader.ReadAsync(second)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains(
            "are full",
            (await reader.PostAsync(path, Form(3)))!.Body!.TextContent,
            StringComparison.Ordinal
        );
        await reader.ReadAsync(path);
        Assert.Contains(
            "No place is kept",
            (await reader.PostAsync(second, ("act", "accept")))!.Body!.TextContent,
            StringComparison.Ordinal
        );
        await reader.PostAsync(first, ("act", "cancel"));
        await town.App.IdleAsync();
        await reader.ReadAsync(first);
        Assert.Contains(
            "A place is free for you",
            (await reader.ReadAsync(second)).Body!.TextContent,
            StringComparison.Ordinal
        );
        await reader.PostAsync(second, ("act", "decline"));
        await reader.ReadAsync(second);
        await reader.PostAsync(second, ("act", "nothing"));
    }

    [Fact]
    public async Task The_week_its_table_a_change_the_news_the_door_and_what_is_not_there_speak_English()
    {
        await using var town = await StartAsync();
        using var reader = new EnglishReader(town);
        foreach (var path in new[] { "/", "/news", "/sign-in", "/programmes/2026-W39" })
            await reader.ReadAsync(path);
        await reader.PostAsync("/sign-in", ("email", "nobody"));
        await reader.PostAsync("/sign-in", ("email", "nobody@example.cn"));
        await reader.ReadAsync("/nowhere", HttpStatusCode.NotFound);
        await reader.ReadAsync("/courses/nowhere", HttpStatusCode.NotFound);
        await reader.ReadAsync("/enrolments/nothing", HttpStatusCode.NotFound);
        await reader.ReadAsync("/staff", HttpStatusCode.Unauthorized);

        var changed = await town.ConfirmedCourseAsync("T01", "2026-09-22T09:30");
        var course = await NewsTown.OverAsync(town, () => ChangeAsync(town, reader, changed));
        Assert.NotEmpty((await reader.ReadAsync("/programmes/2026-W39")).QuerySelectorAll(".lesson .strong"));
        await reader.ReadAsync("/programmes/2026-W39/print");
        await reader.ReadAsync($"/courses/{course}");
        await town.SendAsync(
            $"/api/courses/{course}/news",
            new { title = "太极拳走进清荷", text = "太极拳课上完了，二十六位居民参加，大家都说明年还要来。" }
        );
        using var released = await NewsTown.DecideAsync(
            town,
            course,
            ("act", "release"),
            ("title", "太极拳到清荷"),
            ("text", "太极拳课上完了，二十六位居民参加，大家都说明年还要来。")
        );
        Assert.Equal(HttpStatusCode.SeeOther, released.StatusCode);
        await reader.ReadAsync("/news");
        await reader.ReadAsync($"/news/{course}");

        var lesson = (await town.App.Services.GetRequiredService<Courses>().LessonAsync($"{changed}-01"))!.Value;
        var door = town.App.Services.GetRequiredService<DoorLinks>().To(lesson).AbsolutePath;
        await reader.ReadAsync(door);
        await reader.PostAsync(door, ("digits", "12"));
        await reader.PostAsync(door, ("digits", "1234"));
    }

    [Theory]
    [InlineData("//example.com/?lang=en")]
    [InlineData("//example.com")]
    public async Task A_switch_leads_to_no_other_host(string path)
    {
        await using var town = await StartAsync();
        using var answer = await town.App.Anonymous.GetAsync(
            new Uri(town.App.Anonymous.BaseAddress!.GetLeftPart(UriPartial.Authority) + path)
        );
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.DoesNotContain("href=\"//", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static async Task<Town> StartAsync()
    {
        var town = await Town.StartAsync(
            teachers: 1,
            new Dictionary<string, string?>
            {
                ["Delivery:Rates:EnrolmentsPerNetwork"] = "0",
                ["Delivery:Rates:VisitsPerNetwork"] = "0",
                ["Delivery:Enrolment:MostWaiting"] = "1",
            }
        );
        await town.PutAsync(
            "/api/disciplines/TJQ",
            new
            {
                name = "太极拳",
                category = "MartialArts",
                defaultLessons = 10,
                lessonMinutes = 90,
                nameEn = "Tai chi",
            }
        );
        return town;
    }

    private static (string, string)[] Form(int number) =>
        [("personName", $"张{number}"), ("phone", Citizens.PhoneOf(number)), ("birth", "1958")];

    private static async Task<string> SignUpAsync(Town town, EnglishReader reader, string course, int number)
    {
        await reader.PostAsync($"/courses/{course}", Form(number));
        var own = reader.SentTo!;
        await reader.ReadAsync(own);
        await reader.PostAsync(own, ("act", "confirm"), ("code", "x"));
        await reader.PostAsync(own, ("act", "confirm"), ("code", await town.CodeAsync(Citizens.PhoneOf(number))));
        return own;
    }

    // After publication, so that the week is corrected too.
    private static async Task ChangeAsync(Town town, EnglishReader reader, string course)
    {
        await town.App.MoveToAsync("2026-09-18T16:00");
        var change = await town.AskAsync($"{course}-01", Asking.Move("2026-09-22T10:00"));
        await town.ApproveAsync(change);
        await reader.ReadAsync($"/changes/{change}/notice");
    }
}

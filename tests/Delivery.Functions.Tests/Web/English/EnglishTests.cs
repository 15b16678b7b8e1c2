using System.Net;
using Delivery.Functions.Storage.Teaching;
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
    private const HttpStatusCode Refused = HttpStatusCode.UnprocessableEntity;

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
            Refused,
            [("personName", ""), ("phone", "1"), ("birth", "8"), ("email", "x"), ("memberName[0]", "张二")],
            "Please give the name",
            "Please give a mobile number of 11 digits; the code is sent to it",
            "For a child under 14 please give the guardian's name",
            "For a child under 14 the guardian has to tick the consent",
            "Please give a right email address, such as name@example.cn, or none",
            "Please give the year of birth of family member 1, such as 1958"
        );
        await reader.PostAsync(
            path,
            Refused,
            [("personName", new string('a', 500))],
            "This field: at most 50 characters; there are 500. Please shorten it"
        );

        var first = await SignUpAsync(town, reader, course, 1);
        Assert.Contains(
            "You are signed up",
            (await reader.ReadAsync(first)).Body!.TextContent,
            StringComparison.Ordinal
        );
        await reader.PostAsync(
            path,
            Refused,
            Form(1),
            "This person is signed up already; to see or cancel it, use the link that you got then"
        );
        var second = await SignUpAsync(town, reader, course, 2);
        Assert.Contains("number 1", (await reader.ReadAsync(second)).Body!.TextContent, StringComparison.Ordinal);
        await reader.PostAsync(
            path,
            Refused,
            Form(3),
            "This course and its waiting list are full. Look at other lessons, or come back in some days."
        );
        await reader.ReadAsync(path);
        await reader.PostAsync(second, Refused, [("act", "accept")], "No place is kept for you now");
        await reader.PostOnAsync(first, ("act", "cancel"));
        await town.App.IdleAsync();
        await reader.ReadAsync(first);
        Assert.Contains(
            "A place is free for you",
            (await reader.ReadAsync(second)).Body!.TextContent,
            StringComparison.Ordinal
        );
        await reader.PostOnAsync(second, ("act", "decline"));
        await reader.ReadAsync(second);
        await reader.PostAsync(second, Refused, [("act", "nothing")], "Please use a button of the page");
    }

    [Fact]
    public async Task The_week_its_table_a_change_the_news_the_door_and_what_is_not_there_speak_English()
    {
        await using var town = await StartAsync();
        using var reader = new EnglishReader(town);
        foreach (var path in new[] { "/", "/news", "/sign-in", "/programmes/2026-W39" })
            await reader.ReadAsync(path);
        await reader.PostAsync(
            "/sign-in",
            Refused,
            [("email", "nobody")],
            "Please give a right email address, such as name@example.cn"
        );
        await reader.PostAsync(
            "/sign-in",
            HttpStatusCode.OK,
            [("email", "nobody@example.cn")],
            "If nobody@example.cn is registered, a link has been sent"
        );
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
        await reader.PostAsync(door, Refused, [("digits", "12")], "Please give the last 4 digits of the phone");
        await reader.PostAsync(
            door,
            Refused,
            [("digits", "1234")],
            "This number is not on the list; please check it, or tell the people at the door"
        );
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
        var own = await reader.PostOnAsync($"/courses/{course}", Form(number));
        await reader.ReadAsync(own);
        await reader.PostAsync(
            own,
            Refused,
            [("act", "confirm"), ("code", "000000")],
            "The code is wrong; please look at the message again. Tries left: 4"
        );
        await reader.PostOnAsync(own, ("act", "confirm"), ("code", await town.CodeAsync(Citizens.PhoneOf(number))));
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

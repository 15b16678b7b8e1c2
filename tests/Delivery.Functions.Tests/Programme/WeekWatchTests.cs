using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Delivery.Domain.Programme;
using Delivery.Functions.Programme.Openings;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Delivery.Functions.Tests.Programme.PublishedCity;

namespace Delivery.Functions.Tests.Programme;

public sealed partial class WeekWatchTests
{
    private const string Page = "/programmes/2026-W38";

    [Fact]
    public async Task Openings_are_counted_by_day_and_way_and_nobody_with_them()
    {
        await using var city = await PublishedAsync(Taiji);
        for (var times = 0; times < 3; times++)
            await city.App.Anonymous.GetStringAsync(Page);
        await city.App.Anonymous.SendAsync(new HttpRequestMessage(HttpMethod.Head, Page));
        await city.App.Anonymous.GetStringAsync("/programmes/2026-W50");
        var openings = city.App.Services.GetRequiredService<Openings>();
        await openings.TellAsync();
        await city.App.Anonymous.GetStringAsync(Page);
        await openings.TellAsync();

        var page = await city.App.Http.GetStringAsync("/staff/programmes/2026-W38");
        Assert.Contains("公开网站 <span class=\"num\">4</span> 次", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Publishers_see_how_full_the_weeks_courses_are_district_by_district_each_course_once()
    {
        var taken = Taiji with { Enrolment = new EnrolmentStatus(EnrolmentState.Open, 12, 30) };
        await using var city = await PublishedAsync(
            taken,
            taken with
            {
                LessonId = $"{TaijiId[..^2]}02",
                Start = Taiji.Start.AddDays(2),
                End = Taiji.End.AddDays(2),
            },
            taken with
            {
                LessonId = "310104001-2026-002-01",
                Enrolment = new EnrolmentStatus(EnrolmentState.Full, 20, 20),
            },
            Dance
        );
        var page = await city.App.Http.GetStringAsync("/staff/programmes/2026-W38");

        Assert.Equal(["徐汇区 32/50 2"], District().Matches(page).Select(Line));

        static string Line(Match row) =>
            $"{row.Groups["name"]} {row.Groups["taken"]}/{row.Groups["places"]} {row.Groups["courses"]}";
    }

    [GeneratedRegex(
        @"<tr><td><div>(?<name>[^<]*区)</div></td><td[^>]*><div>(?<taken>\d+)</div></td><td[^>]*><div>(?<places>\d+)</div></td><td[^>]*><div>(?<courses>\d+)</div>",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex District();

    [Fact]
    public async Task What_next_weeks_lessons_lack_is_chased_once_a_day_from_Wednesday_to_Friday()
    {
        await using var city = await StartAsync();
        using var street = await city.App.Http.PutAsJsonAsync(
            "/api/streets/310104001",
            new
            {
                name = "清荷街道",
                district = "徐汇区",
                contacts = new
                {
                    ordering = new
                    {
                        name = "林一",
                        phone = "13700001111",
                        email = "qinghe@example.cn",
                    },
                },
                publishedContact = new { name = "社区办", phone = "021-55500001" },
            }
        );
        street.EnsureSuccessStatusCode();
        await city.Lists.PutAsync(
            Taiji with
            {
                Start = Taiji.Start.AddDays(7),
                End = Taiji.End.AddDays(7),
                Venue = "待定",
            }
        );
        await city.App.MoveToAsync("2026-09-15T23:00");
        Assert.Empty(await city.App.MailAsync("qinghe"));
        await city.App.MoveToAsync("2026-09-17T23:00");
        Assert.Equal(2, (await city.App.MailAsync("qinghe")).Count);
        await city.App.MoveToAsync("2026-09-20T23:00");
        var mails = await city.App.MailAsync("qinghe");
        Assert.Equal(3, mails.Count);
        Assert.All(mails, mail => Assert.Contains("缺场地", mail.Text, StringComparison.Ordinal));
        Assert.Contains(
            "场地待定",
            await city.App.Anonymous.GetStringAsync("/programmes/2026-W39"),
            StringComparison.Ordinal
        );
    }
}

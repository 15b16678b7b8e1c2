using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Delivery.Domain.Calendar;
using Delivery.Domain.Programme;
using Delivery.Functions.Programme;
using Delivery.Functions.Programme.Openings;
using Delivery.Functions.Tests.Pages;
using Delivery.Pages.Web;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Delivery.Functions.Tests.Programme.PublishedCity;

namespace Delivery.Functions.Tests.Programme;

public sealed partial class PublicSiteTests
{
    private const string Page = "/programmes/2026-W38";

    [Theory]
    [InlineData("day=2026-09-15", true, false)]
    [InlineData("q=太极", true, false)]
    [InlineData("q=云杉街道 三楼", false, true)]
    [InlineData("q=游泳", false, false)]
    [InlineData("places=open", false, true)]
    [InlineData("places=open&day=2026-09-15", false, false)]
    [InlineData("day=nonsense", true, true)]
    public async Task The_week_is_narrowed_by_day_places_and_words(string query, bool taiji, bool dance)
    {
        await using var city = await PublishedAsync(
            Taiji with
            {
                Enrolment = new EnrolmentStatus(EnrolmentState.Full, 30, 30),
            },
            Dance
        );
        var page = await city.App.Anonymous.GetStringAsync($"{Page}?{query}");
        Assert.Equal(taiji, page.Contains("清荷街道文化中心", StringComparison.Ordinal));
        Assert.Equal(dance, page.Contains("云杉街道文化中心", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_edition_stays_to_be_read_and_an_older_one_says_so()
    {
        await using var city = await PublishedAsync(Taiji);
        await city.Lists.PutAsync(Taiji with { Venue = "清荷小学" });
        await city.PublishAsync();

        var first = await city.App.Anonymous.GetStringAsync($"{Page}?edition=1");
        Assert.Contains("清荷街道文化中心", first, StringComparison.Ordinal);
        Assert.Contains("看最新的第2版", first, StringComparison.Ordinal);
        Assert.Contains("/card.png?edition=1\"", first, StringComparison.Ordinal);
        var newest = await city.App.Anonymous.GetStringAsync(Page);
        Assert.Contains("地点改为清荷小学", newest, StringComparison.Ordinal);
        Assert.DoesNotContain("看最新的", newest, StringComparison.Ordinal);
        Assert.Contains("edition=1", newest, StringComparison.Ordinal);
        Assert.Contains("/card.png\"", newest, StringComparison.Ordinal);
        using var none = await city.App.Anonymous.GetAsync($"{Page}?edition=3");
        Assert.Equal(404, (int)none.StatusCode);
    }

    [Theory]
    [InlineData(Language.Chinese, "老师有变")]
    [InlineData(Language.English, "changed: 1")]
    public void Another_teacher_is_told_of_a_correction(Language language, string told)
    {
        var first = ProgrammeEditions.Next(null, Week.Parse("2026-W38"), [Taiji], Sample.At(2026, 9, 11, 15, 0));
        var second = ProgrammeEditions.Next(
            first,
            first.Week,
            [Taiji with { TeacherName = "林海" }],
            first.PublishedAt
        );
        Assert.EndsWith(told, Assert.Single(Corrections.Of([first, second], language)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_all_see_alike_is_kept_a_minute_and_one_of_a_person_by_nobody()
    {
        await using var city = await PublishedAsync(Taiji);
        foreach (var path in new[] { "/", Page, $"{Page}/print" })
        {
            using var whole = await city.App.Anonymous.GetAsync(path);
            Assert.Equal("public, max-age=60", whole.Headers.CacheControl?.ToString());
            Assert.Contains("Cookie", whole.Headers.Vary);
            using var again = new HttpRequestMessage(HttpMethod.Get, path);
            again.Headers.TryAddWithoutValidation("If-None-Match", whole.Headers.ETag!.ToString());
            using var unchanged = await city.App.Anonymous.SendAsync(again);
            Assert.Equal(304, (int)unchanged.StatusCode);
            using var own = await city.App.Http.GetAsync(path);
            Assert.True(own.Headers.CacheControl!.NoStore);
            Assert.Null(own.Headers.ETag);
        }
    }

    [Fact]
    public async Task Search_engines_find_each_lesson_in_the_page_and_no_text_can_end_the_block()
    {
        await using var city = await PublishedAsync(Taiji with { Discipline = "</script><b>太极拳" }, Dance);
        var page = await city.App.Anonymous.GetStringAsync(Page);
        var block = JsonNode.Parse(Block().Match(page).Groups["json"].Value)!;

        Assert.Equal("https://schema.org", (string?)block["@context"]);
        Assert.Equal(2, block["@graph"]!.AsArray().Count);
        var first = block["@graph"]![0]!;
        Assert.Equal(
            ("SportsEvent", "2026-09-15T09:00:00+08:00"),
            ((string?)first["@type"], (string?)first["startDate"])
        );
        Assert.Equal("</script><b>太极拳（清荷街道）", (string?)first["name"]);
    }

    [Fact]
    public async Task The_week_hangs_up_as_one_table_and_the_whole_city_as_one_for_each_place()
    {
        await using var city = await PublishedAsync(Taiji, Dance);
        var print = await city.App.Anonymous.GetStringAsync($"{Page}/print?district=徐汇区");
        Assert.Contains("<table", print, StringComparison.Ordinal);
        Assert.Contains("清荷街道文化中心", print, StringComparison.Ordinal);
        Assert.DoesNotContain("云杉街道", print, StringComparison.Ordinal);
        using var none = await city.App.Anonymous.GetAsync("/programmes/2026-W50/print");
        Assert.Equal(404, (int)none.StatusCode);
    }

    [Theory]
    [InlineData(40)]
    [InlineData(41)]
    [InlineData(100)]
    public async Task No_page_is_heavy_whether_or_not_it_holds_the_block(int lessons)
    {
        await using var city = await PublishedAsync([
            .. Enumerable
                .Range(0, lessons)
                .Select(number => Taiji with { LessonId = $"310104001-2026-{number + 1:000}-01" }),
        ]);
        foreach (var path in new[] { Page, $"{Page}/print" })
        {
            var bytes = await city.App.Anonymous.GetByteArrayAsync(path);
            TestContext.Current.TestOutputHelper?.WriteLine($"{path}: {bytes.Length} bytes for {lessons} lessons");
            Assert.InRange(bytes.Length, 1, 100_000);
        }
    }

    [Fact]
    public async Task One_switch_turns_the_public_pages_English_and_back()
    {
        await using var city = await StartAsync(null, Taiji, Dance);
        using var put = await city.App.Http.PutAsJsonAsync(
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
        put.EnsureSuccessStatusCode();
        await city.App.MoveToAsync(AfterPublication);
        using var browser = city.App.Host.CreateClient();
        using var switched = await browser.GetAsync($"{Page}?district=310104&lang=en");
        Assert.Equal(303, (int)switched.StatusCode);
        Assert.Equal($"{Page}?district=310104", switched.Headers.Location?.ToString());
        browser.DefaultRequestHeaders.Add("Cookie", switched.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);

        var page = await browser.GetStringAsync(Page);
        foreach (
            var words in new[]
            {
                "lang=\"en\"",
                "Tai chi",
                "Xuhui",
                "Tuesday",
                "Martial arts",
                "Just come",
                "15 September",
            }
        )
            Assert.Contains(words, page, StringComparison.Ordinal);
        Assert.Contains("How to join", await browser.GetStringAsync("/"), StringComparison.Ordinal);
        Assert.Contains("lang=\"zh-CN\"", await city.App.Anonymous.GetStringAsync(Page), StringComparison.Ordinal);
        using var back = await browser.GetAsync($"{Page}?lang=zh");
        Assert.StartsWith("lang=zh", back.Headers.GetValues("Set-Cookie").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_opens_the_week_costs_one_read_of_storage()
    {
        await using var city = await PublishedAsync(Taiji, Dance);
        await city.App.Anonymous.GetStringAsync(Page);
        var before = Reads();
        for (var times = 0; times < 5; times++)
            await city.App.Anonymous.GetStringAsync(Page);

        Assert.Equal(5, Reads() - before);

        long Reads() => city.App.Host.Tally.All.Single(one => one.Name == "ShowProgramme").Work.Requests;
    }

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
    public async Task Shared_in_a_chat_the_week_says_what_it_is()
    {
        await using var city = await PublishedAsync(Taiji);
        var page = await city.App.Anonymous.GetStringAsync(Page);
        Assert.Contains("<meta property=\"og:title\" content=\"", page, StringComparison.Ordinal);
        Assert.Contains("<meta name=\"description\" content=\"家门口的免费体育课", page, StringComparison.Ordinal);
    }

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

    [GeneratedRegex(
        @"<script type=""application/ld(\+|&\#x2B;)json"">(?<json>.*?)</script>",
        RegexOptions.Singleline | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Block();
}

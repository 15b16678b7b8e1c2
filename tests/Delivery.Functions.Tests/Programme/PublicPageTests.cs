using System.Net.Http.Json;
using Xunit;
using static Delivery.Functions.Tests.Programme.PublishedCity;

namespace Delivery.Functions.Tests.Programme;

public sealed partial class PublicPageTests
{
    private const string Page = "/programmes/2026-W38";

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
    public async Task Where_no_district_is_chosen_each_street_is_named_with_its_own()
    {
        await using var city = await PublishedAsync(Taiji, Dance);
        var mail = Assert.Single(await city.App.MailAsync("bianji"));
        foreach (
            var text in new[]
            {
                await city.App.Anonymous.GetStringAsync(Page),
                await city.App.Anonymous.GetStringAsync($"{Page}/print"),
                mail.Html!,
            }
        )
            Assert.Contains("徐汇区清荷街道", text, StringComparison.Ordinal);

        var district = await city.App.Anonymous.GetStringAsync($"{Page}?district=310104");
        Assert.DoesNotContain("徐汇区清荷街道", district, StringComparison.Ordinal);
        Assert.Contains("清荷街道", district, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_table_to_hang_up_says_how_to_join()
    {
        await using var city = await PublishedAsync(
            Taiji with
            {
                Enrolment = new Delivery.Domain.Programme.EnrolmentStatus(
                    Delivery.Domain.Programme.EnrolmentState.Open,
                    12,
                    30
                ),
            },
            Dance
        );
        var print = await city.App.Anonymous.GetStringAsync($"{Page}/print");

        Assert.Contains("余 18 / 30", print, StringComparison.Ordinal);
        Assert.Contains("现场参加", print, StringComparison.Ordinal);
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
    public async Task Shared_in_a_chat_the_week_says_what_it_is()
    {
        await using var city = await PublishedAsync(Taiji);
        var page = await city.App.Anonymous.GetStringAsync(Page);
        Assert.Contains("<meta property=\"og:title\" content=\"", page, StringComparison.Ordinal);
        Assert.Contains("<meta name=\"description\" content=\"家门口的免费体育课", page, StringComparison.Ordinal);
    }
}

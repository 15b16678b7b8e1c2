using System.Net;
using System.Text.RegularExpressions;
using Delivery.Domain.Ordering;
using Delivery.Domain.Programme;
using Xunit;
using static Delivery.Functions.Tests.Programme.PublishedCity;

namespace Delivery.Functions.Tests.Programme;

public sealed partial class WholeCityTests
{
    private const int Lessons = 1655;
    private const int LightEnough = 100_000;

    [Fact]
    public async Task The_whole_citys_week_comes_by_district_and_every_lesson_is_one_tap_away()
    {
        await using var city = await PublishedAsync([.. Enumerable.Range(0, Lessons).Select(Lesson)]);
        var page = await city.App.Anonymous.GetByteArrayAsync("/programmes/2026-W38");
        var html = System.Text.Encoding.UTF8.GetString(page);
        TestContext.Current.TestOutputHelper?.WriteLine($"{page.Length} bytes for {Lessons} lessons");
        Assert.InRange(page.Length, 1, LightEnough);
        Assert.Contains($"{Lessons} 节课", html, StringComparison.Ordinal);

        var links = DistrictLink().Matches(html).Select(link => WebUtility.HtmlDecode(link.Groups["path"].Value));
        var found = 0;
        foreach (var path in links.Distinct())
            found += Entry().Count(await city.App.Anonymous.GetStringAsync(path));
        Assert.Equal(Lessons, found);
    }

    [Theory]
    [InlineData("?category=MartialArts")]
    [InlineData("?when=evening-weekend")]
    public async Task What_is_chosen_for_the_whole_city_is_chosen_in_the_district(string query)
    {
        await using var city = await PublishedAsync([.. Enumerable.Range(0, Lessons).Select(Lesson)]);
        var page = await city.App.Anonymous.GetByteArrayAsync("/programmes/2026-W38" + query);
        var html = System.Text.Encoding.UTF8.GetString(page);

        Assert.InRange(page.Length, 1, LightEnough);
        Assert.All(
            DistrictLink().Matches(html),
            link =>
                Assert.Contains(query[1..], WebUtility.HtmlDecode(link.Groups["path"].Value), StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_large_district_comes_by_street()
    {
        await using var city = await PublishedAsync([
            .. Enumerable.Range(0, 280).Select(number => Lesson(16 * number) with { Street = $"街镇{number % 7}" }),
        ]);
        var page = await city.App.Anonymous.GetByteArrayAsync("/programmes/2026-W38?district=310101");
        var html = System.Text.Encoding.UTF8.GetString(page);
        Assert.InRange(page.Length, 1, LightEnough);

        var links = DistrictLink().Matches(html).Select(link => WebUtility.HtmlDecode(link.Groups["path"].Value));
        var found = 0;
        foreach (var path in links.Distinct().ToList())
            found += Entry().Count(await city.App.Anonymous.GetStringAsync(path));
        Assert.Equal(280, found);
    }

    [Fact]
    public async Task A_week_that_was_never_published_says_so_without_a_day_in_the_past()
    {
        await using var city = await StartAsync();
        var past = await city.App.Anonymous.GetStringAsync("/programmes/2026-W30");
        Assert.Contains("这一周没有发布过课程", past, StringComparison.Ordinal);
        Assert.DoesNotContain("这一周在", past, StringComparison.Ordinal);

        var coming = await city.App.Anonymous.GetStringAsync("/programmes/2026-W38");
        Assert.Contains("这一周在", coming, StringComparison.Ordinal);
        Assert.Contains("9月11日", coming, StringComparison.Ordinal);
    }

    // Two of three in the evening or at the weekend, in all districts and of all kinds.
    private static ProgrammeLesson Lesson(int number)
    {
        var district = Districts.All[number % 16];
        return (number % 3 == 0 ? Taiji : Dance) with
        {
            LessonId = $"{district.Code}001-2026-{number + 1:000}-01",
            District = district.Name,
        };
    }

    [GeneratedRegex(@"<a class=""hop"" href=""(?<path>[^""]*district=[^""]*)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DistrictLink();

    [GeneratedRegex(@"<li class=""lesson", RegexOptions.None, 1000)]
    private static partial Regex Entry();
}

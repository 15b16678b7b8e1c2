using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Delivery.Domain.Calendar;
using Delivery.Domain.Programme;
using Delivery.Functions.Programme;
using Delivery.Functions.Tests.Pages;
using Delivery.Pages.Web;
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

    [GeneratedRegex(
        @"<script type=""application/ld(\+|&\#x2B;)json"">(?<json>.*?)</script>",
        RegexOptions.Singleline | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Block();
}

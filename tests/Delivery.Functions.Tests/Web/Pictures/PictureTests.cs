using System.Net;
using AngleSharp.Html.Parser;
using Delivery.Domain.Ordering;
using Delivery.Functions.Teaching.Enrolling;
using Delivery.Functions.Tests.Matching;
using Delivery.Functions.Tests.Pages;
using Delivery.Functions.Web.Pictures;
using Delivery.Pages.Web;
using SkiaSharp;
using Xunit;

namespace Delivery.Functions.Tests.Web.Pictures;

/// <summary>Posters and share cards as pictures, with a font that comes along.</summary>
public sealed class PictureTests
{
    // Of a block for private use: no font has it.
    private const string NoLetter = "\ue123";

    [Fact]
    public async Task A_courses_pictures_have_their_sizes_and_are_not_sent_twice()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await town.ConfirmedCourseAsync();
        await Is($"/courses/{course}/poster.png", 1240, 1754);
        await Is($"/courses/{course}/poster.png?size=a3", 1754, 2480);
        await Is($"/courses/{course}/card.png", 1200, 630);
        await town.App.MoveToAsync("2026-09-18T16:00");
        await Is("/programmes/2026-W39/card.png", 1200, 630);
        await IsNamed($"/courses/{course}", $"/courses/{course}/card.png");
        await IsNamed("/programmes/2026-W39", "/programmes/2026-W39/card.png");
        foreach (
            var none in new[] { "/courses/none/card.png", "/courses/none/poster.png", "/programmes/2026-W50/card.png" }
        )
        {
            using var missing = await town.App.Anonymous.GetAsync(none);
            Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        }

        async Task Is(string path, int width, int height)
        {
            using var whole = await town.App.Anonymous.GetAsync(path);
            Assert.Equal("image/png", whole.Content.Headers.ContentType?.MediaType);
            Assert.Equal("public, max-age=60", whole.Headers.CacheControl?.ToString());
            var png = await whole.Content.ReadAsByteArrayAsync();
            using var picture = SKBitmap.Decode(png);
            Assert.Equal((width, height), (picture.Width, picture.Height));
            Assert.InRange(png.Length, 5_000, 400_000);
            using var again = new HttpRequestMessage(HttpMethod.Get, path);
            again.Headers.TryAddWithoutValidation("If-None-Match", whole.Headers.ETag!.ToString());
            using var unchanged = await town.App.Anonymous.SendAsync(again);
            Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
            using var head = await town.App.Anonymous.SendAsync(new HttpRequestMessage(HttpMethod.Head, path));
            Assert.Equal(
                (HttpStatusCode.OK, "image/png", whole.Headers.ETag),
                (head.StatusCode, head.Content.Headers.ContentType?.MediaType, head.Headers.ETag)
            );
        }

        async Task IsNamed(string page, string card)
        {
            var html = new HtmlParser().ParseDocument(await town.App.Anonymous.GetStringAsync(page));
            var named = html.QuerySelector("meta[property='og:image']")!.GetAttribute("content")!;
            Assert.Equal(card, new Uri(named, UriKind.Absolute).PathAndQuery);
        }
    }

    [Theory]
    [InlineData(Language.Chinese)]
    [InlineData(Language.English)]
    public async Task The_picture_says_what_the_printed_page_says(Language language)
    {
        var poster = EnrolmentSamples.Poster with
        {
            Frame = Sample.Frame(Reader.Citizen) with { Language = language },
            Places =
            [
                EnrolmentSamples.Poster.Places[0] with
                {
                    Lessons = Sample.Mondays(3),
                },
                new(new Venue("清荷小学", "测试路20号", Indoor: true), [.. Sample.Mondays(4).Skip(3)]),
            ],
        };
        using var pages = new HtmlPage();
        var page = new HtmlParser().ParseDocument(await pages.RenderAsync(poster)).QuerySelector(".poster")!;
        Assert.Equal(Letters(page.TextContent), Letters(string.Concat(new PosterPicture(poster).Words.SkipLast(1))));

        // How they are parted differs.
        static string Letters(string text) => string.Concat(text.Where(letter => char.IsLetterOrDigit(letter)));
    }

    [Fact]
    public void Another_word_is_another_picture_and_long_words_stay_on_it()
    {
        var poster = new PosterPicture(EnrolmentSamples.Poster);
        Assert.NotEqual(poster.Tag, new PosterPicture(EnrolmentSamples.Poster with { Discipline = "排舞" }).Tag);
        Assert.NotEqual(poster.Tag, new PosterPicture(EnrolmentSamples.Poster with { IsLarge = true }).Tag);
        var most = EnrolmentSamples.Poster with
        {
            Discipline = $"{new string('W', 40)}{string.Concat(Enumerable.Repeat("中老年健身操", 6))}",
            Places =
            [
                .. Sample.Mondays(10).Select(time => EnrolmentSamples.Poster.Places[0] with { Lessons = [time] }),
            ],
        };
        using var full = SKBitmap.Decode(new PosterPicture(most).Png());
        // The margins below the band are white still: nothing ran off the sheet.
        for (var x = 0; x < full.Width; x++)
            Assert.Equal(SKColors.White, full.GetPixel(x, full.Height - 20));
        for (var y = 50; y < full.Height; y++)
            Assert.Equal((SKColors.White, SKColors.White), (full.GetPixel(60, y), full.GetPixel(full.Width - 60, y)));
    }

    [Fact]
    public void Names_with_rare_letters_are_drawn_and_what_no_font_has_is_told()
    {
        Assert.Null(Lettering.Missing(["喆堃珺玥䶮𠮷〇，·•—（）《》“”10:30 éñệ", "二\u3000楼\u00a0东\u2009☎\ufe0f"]));
        Assert.Equal("二 楼☎", Lettering.Drawn("二\u3000楼☎\ufe0f"));
        Assert.Equal(NoLetter, $"{Lettering.Missing(["太极", $"拳{NoLetter}"])}");
    }

    [Fact]
    public async Task A_poster_with_a_letter_that_no_font_has_is_refused_and_not_drawn_with_a_box()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        await town.PutAsync(
            "/api/disciplines/TJQ",
            new
            {
                name = $"太极{NoLetter}",
                category = "MartialArts",
                defaultLessons = 10,
                lessonMinutes = 90,
            }
        );
        var course = await town.ConfirmedCourseAsync();
        using var refused = await town.App.Anonymous.GetAsync($"/courses/{course}/poster.png");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = new HtmlParser().ParseDocument(await refused.Content.ReadAsStringAsync());
        Assert.Contains(
            $"字库里没有“{NoLetter}”（U+E123）这个字。请打开网页，从浏览器打印。",
            page.Body!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Single(page.QuerySelectorAll($"main a[href='/courses/{course}/poster']"));
        using var english = town.ClientWith("lang=en");
        Assert.Contains(
            $"The font has no letter “{NoLetter}” (U+E123). Please open the page and print it from the browser.",
            new HtmlParser()
                .ParseDocument(
                    await (await english.GetAsync($"/courses/{course}/poster.png")).Content.ReadAsStringAsync()
                )
                .Body!.TextContent,
            StringComparison.Ordinal
        );
    }
}

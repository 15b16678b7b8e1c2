using System.Text.RegularExpressions;
using Delivery.Domain.Feedback.News;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Feedback;
using Delivery.Functions.Tests.Web.Photos;
using Microsoft.Extensions.DependencyInjection;
using SkiaSharp;
using Xunit;
using static Delivery.Functions.Tests.Programme.PublishedCity;

namespace Delivery.Functions.Tests.Programme.WeChat;

/// <summary>Photos of released news in the week's article.</summary>
public sealed partial class WeChatPictureTests
{
    private const string Upload = "media/uploadimg";

    [Fact]
    public async Task The_newest_released_news_stand_in_the_article_each_uploaded_once_and_as_links_in_the_editors_mail()
    {
        await using var wechat = await FakeWeChat.StartAsync();
        await using var city = await WeChatTests.CityAsync(
            wechat,
            before: async city =>
            {
                foreach (var day in Enumerable.Range(1, 4))
                    await ReleaseAsync(city, $"第{day}篇", day, Pictures.Jpeg(640 + day));
                await ReleaseAsync(city, "还没发布", 5, Pictures.Jpeg(), NewsState.Submitted);
                await ReleaseAsync(city, "夏天的旧闻", -30, Pictures.Jpeg());
            }
        );
        var content = (string)Assert.Single(wechat.Drafts).Value["content"]!;

        Assert.Equal(["第4篇（清荷街道）", "第3篇（清荷街道）", "第2篇（清荷街道）"], CaptionsIn(content));
        Assert.Equal(3, wechat.Pictures.Count);
        var letter = (await city.App.MailAsync("bianji")).Single();
        Assert.DoesNotContain("<img", letter.Html, StringComparison.Ordinal);
        Assert.Equal(3, Photo().Matches(letter.Html!).DistinctBy(link => link.Value).Count());
        foreach (Match link in Photo().Matches(letter.Html!))
            Assert.Equal("image/jpeg", await TypeOfAsync(city, link.Groups["path"].Value));

        // A correction shows the same ones, and uploads none again.
        await city.Lists.PutAsync(Taiji with { Venue = "清荷小学" });
        await city.PublishAsync();
        Assert.Equal(3, CaptionsIn((string)wechat.Drafts.Values.Last()["content"]!).Length);
        Assert.Equal(3, wechat.Count(Upload));
        Assert.DoesNotContain(await SubjectsAsync(city), subject => subject.Contains("照片", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_districts_article_shows_its_own_news()
    {
        await using var wechat = await FakeWeChat.StartAsync();
        await using var city = await WeChatTests.CityAsync(
            wechat,
            district: "徐汇区",
            before: async city =>
            {
                await ReleaseAsync(city, "徐汇的", 1, Pictures.Jpeg());
                await ReleaseAsync(city, "黄浦的", 2, Pictures.Jpeg(), district: "黄浦区");
            }
        );

        Assert.Equal(["徐汇的（清荷街道）"], CaptionsIn((string)Assert.Single(wechat.Drafts).Value["content"]!));
    }

    [Fact]
    public async Task A_photo_of_more_than_a_megabyte_is_made_smaller()
    {
        var large = Noise();
        Assert.True(large.Length > 1_000_000);
        await using var wechat = await FakeWeChat.StartAsync();
        await using var city = await WeChatTests.CityAsync(
            wechat,
            before: city => ReleaseAsync(city, "大照片", 1, large)
        );

        Assert.InRange(Assert.Single(wechat.Pictures).Value.Length, 1, 999_999);
    }

    [Theory]
    [InlineData("图片的格式不被接受", 40005)]
    [InlineData("图片太大", 40009)]
    [InlineData("今天的调用次数用完了", 45009)]
    [InlineData("微信系统繁忙", -1, -1)]
    public async Task A_picture_that_fails_is_left_out_and_told_and_the_edition_goes(string words, params int[] codes)
    {
        await using var wechat = await FakeWeChat.StartAsync();
        wechat.Refuse(Upload, codes);
        await using var city = await TwoAsync(wechat);

        var state = await city.ChannelAsync("tiyu");
        Assert.Equal(("Published", 1), ((string?)state["state"], (int)state["attempts"]!));
        Assert.Equal(["较早的（清荷街道）"], CaptionsIn((string)Assert.Single(wechat.Drafts).Value["content"]!));
        var told = (await city.App.MailAsync("shenhe")).Single(mail =>
            mail.Subject.StartsWith("“上海体育”的一周一览少了1张照片", StringComparison.Ordinal)
        );
        Assert.Contains($"较新的（清荷街道）：{words}", told.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("hangs up")]
    [InlineData("500")]
    [InlineData("")]
    [InlineData("<html>busy</html>")]
    [InlineData("[]")]
    [InlineData("\"ok\"")]
    [InlineData("null")]
    [InlineData("{\"errcode\":\"busy\"}")]
    [InlineData("{\"errcode\":0,\"errmsg\":\"ok\"}")]
    [InlineData("{\"errcode\":0,\"url\":\"\"}")]
    [InlineData("{\"errcode\":0,\"url\":null}")]
    public async Task A_picture_that_is_answered_by_nothing_of_use_is_left_out_and_told_and_the_edition_goes(string how)
    {
        await using var wechat = await FakeWeChat.StartAsync();
        wechat.Misanswer(Upload, how);
        await using var city = await TwoAsync(wechat);

        var state = await city.ChannelAsync("tiyu");
        Assert.Equal(("Published", 1), ((string?)state["state"], (int)state["attempts"]!));
        Assert.Equal(["较早的（清荷街道）"], CaptionsIn((string)Assert.Single(wechat.Drafts).Value["content"]!));
        var told = (await city.App.MailAsync("shenhe")).Single(mail =>
            mail.Subject.StartsWith("“上海体育”的一周一览少了1张照片", StringComparison.Ordinal)
        );
        Assert.Contains("较新的（清荷街道）：微信没有回应", told.Text, StringComparison.Ordinal);
    }

    // Three pictures take some 600 characters of the 19,000.
    [Theory]
    [InlineData(86, 3)]
    [InlineData(89, 0)]
    public async Task A_week_that_fits_without_pictures_keeps_its_lessons_and_loses_the_pictures(
        int lessons,
        int pictures
    )
    {
        var content = await ArticleAsync(lessons, pictures: 3);

        Assert.Equal(lessons, content.Split("清荷街道文化中心").Length - 1);
        Assert.Equal(pictures, CaptionsIn(content).Length);
        Assert.InRange(content.Length, 18_400, 19_000);
    }

    private static async Task<string> ArticleAsync(int lessons, int pictures)
    {
        await using var wechat = await FakeWeChat.StartAsync();
        await using var city = await WeChatTests.CityAsync(
            wechat,
            lessons:
            [
                .. Enumerable
                    .Range(1, lessons)
                    .Select(number => Taiji with { LessonId = $"310104001-2026-{number:000}-01" }),
            ],
            before: async city =>
            {
                foreach (var day in Enumerable.Range(1, pictures))
                    await ReleaseAsync(city, $"第{day}篇", day, Pictures.Jpeg(640 + day));
            }
        );
        return (string)Assert.Single(wechat.Drafts).Value["content"]!;
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(42001)]
    public async Task What_passes_at_the_second_try_stands_in_the_article(int code)
    {
        await using var wechat = await FakeWeChat.StartAsync();
        wechat.Refuse(Upload, code);
        await using var city = await TwoAsync(wechat);

        Assert.Equal(2, CaptionsIn((string)Assert.Single(wechat.Drafts).Value["content"]!).Length);
        Assert.DoesNotContain(await SubjectsAsync(city), subject => subject.Contains("照片", StringComparison.Ordinal));
    }

    private static Task<PublishedCity> TwoAsync(FakeWeChat wechat) =>
        WeChatTests.CityAsync(
            wechat,
            before: async city =>
            {
                await ReleaseAsync(city, "较早的", 1, Pictures.Jpeg(641));
                await ReleaseAsync(city, "较新的", 2, Pictures.Jpeg(642));
            }
        );

    /// <param name="day">Of September.</param>
    private static async Task ReleaseAsync(
        PublishedCity city,
        string title,
        int day,
        byte[] photo,
        NewsState state = NewsState.Released,
        string district = "徐汇区"
    )
    {
        var id = $"310104001-2026-{100 + day}";
        var at = new DateTimeOffset(2026, 9, 1, 9, 0, 0, TimeSpan.FromHours(8)).AddDays(day - 1);
        var name = await city
            .App.Services.GetRequiredService<DeliveryBlobs>()
            .News.PutPhotoAsync(id, photo, Pictures.Jpeg(64, 48));
        var item = new NewsItem(
            id,
            state,
            title,
            "大家学得很认真。",
            [new NewsPhoto(name, 640, 480)],
            at,
            "林一",
            "310104001",
            "清荷街道",
            district,
            ReleasedAt: at
        );
        await city
            .App.Services.GetRequiredService<NewsItems>()
            .Table.SubmitTransactionAsync(NewsItems.Change(null, item));
    }

    private static string[] CaptionsIn(string content) =>
        [.. Caption().Matches(content).Select(one => System.Net.WebUtility.HtmlDecode(one.Groups["text"].Value))];

    private static async Task<string?> TypeOfAsync(PublishedCity city, string path)
    {
        using var answer = await city.App.Anonymous.GetAsync(path);
        return answer.Content.Headers.ContentType?.MediaType;
    }

    private static async Task<IEnumerable<string>> SubjectsAsync(PublishedCity city) =>
        (await city.App.MailAsync("shenhe")).Select(mail => mail.Subject);

    private static byte[] Noise()
    {
        using var bitmap = new SKBitmap(1600, 1200);
        var random = new Random(1);
        random.NextBytes(bitmap.GetPixelSpan());
        using var data = bitmap.Encode(SKEncodedImageFormat.Jpeg, 82);
        return data.ToArray();
    }

    [GeneratedRegex(@"<img src=""http://mmbiz[^""]*"" alt=""(?<text>[^""]*)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Caption();

    [GeneratedRegex(@"href=""http://[^/""]*(?<path>/news/[^""]*\.jpg)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Photo();
}

using System.Net;
using System.Net.Http.Headers;
using System.Xml.Linq;
using AngleSharp.Html.Parser;
using Delivery.Functions.Tests.Matching;
using Delivery.Functions.Tests.Web.Photos;
using Xunit;

namespace Delivery.Functions.Tests.Feedback.News;

/// <summary>What streets write when a course is over, until everybody can read it.</summary>
public sealed class NewsTests
{
    private const string Text = "太极拳课上完了，二十六位居民参加，大家都说明年还要来。";

    [Fact]
    public async Task A_street_writes_with_a_photo_and_everybody_reads_it_once_staff_release_it()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await NewsTown.OverAsync(town);
        using var street = town.ClientWith(await town.StreetCookieAsync(Town.Street));
        Assert.Contains("写太极拳的配送新闻", await street.GetStringAsync("/street"), StringComparison.Ordinal);
        Assert.Contains($"/orders/{course}/news", await street.GetStringAsync($"/orders/{course}"));

        using var sent = await SendFormAsync(street, course, "太极拳走进清荷", Text, Pictures.HeldUpright());
        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        Assert.Contains("等协会发布", await street.GetStringAsync($"/orders/{course}/news"), StringComparison.Ordinal);
        Assert.DoesNotContain("写太极拳的配送新闻", await street.GetStringAsync("/street"), StringComparison.Ordinal);
        using var hidden = await town.App.Anonymous.GetAsync($"/news/{course}");
        Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
        Assert.Contains("太极拳走进清荷", await town.App.Http.GetStringAsync("/staff/news"), StringComparison.Ordinal);
        var waits = await town.App.Http.GetStringAsync("/staff");
        Assert.Contains("看清荷街道的配送新闻", waits, StringComparison.Ordinal);
        Assert.Contains($"href=\"/staff/news/{course}\"", waits, StringComparison.Ordinal);

        using var released = await NewsTown.DecideAsync(
            town,
            course,
            ("act", "release"),
            ("title", "太极拳到清荷"),
            ("text", Text)
        );
        Assert.Equal(HttpStatusCode.SeeOther, released.StatusCode);

        Assert.Contains("太极拳到清荷", await town.App.Anonymous.GetStringAsync("/news"), StringComparison.Ordinal);
        Assert.DoesNotContain(
            "看清荷街道的配送新闻",
            await town.App.Http.GetStringAsync("/staff"),
            StringComparison.Ordinal
        );
        var page = await town.App.Anonymous.GetStringAsync($"/news/{course}");
        var photo = new HtmlParser().ParseDocument(page).QuerySelector(".photos img")!.GetAttribute("src")!;
        using var picture = await town.App.Anonymous.GetAsync(photo);
        Assert.Equal("image/jpeg", picture.Content.Headers.ContentType?.MediaType);
        var feed = XDocument.Parse(await town.App.Anonymous.GetStringAsync("/feeds/news.atom"));
        Assert.Contains("太极拳到清荷", feed.Root!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_missing_is_said_all_at_once_and_what_was_typed_stays()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var early = await town.ConfirmedCourseAsync("T01", "2026-09-21T09:30");
        Assert.StartsWith(
            "422 news.early 最后一节课9月21日 11:00结束",
            await town.RefusalAsync($"/api/courses/{early}/news", new { title = "太极拳", text = Text })
        );
        Assert.StartsWith(
            "404 course.unknown",
            await town.RefusalAsync("/api/courses/310101002-2026-999/news", new { title = "太极拳", text = Text })
        );
        await town.App.MoveToAsync("2026-09-22T09:01");
        using var street = town.ClientWith(await town.StreetCookieAsync(Town.Street));

        using var refused = await SendFormAsync(street, early, "", "太短", "no photo"u8.ToArray());
        var page = await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(422, (int)refused.StatusCode);
        Assert.Contains("这不是照片", page, StringComparison.Ordinal);
        using var without = await SendFormAsync(street, early, "", "太短", null);
        page = await without.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("请写标题", page, StringComparison.Ordinal);
        Assert.Contains("正文写20到5000个字", page, StringComparison.Ordinal);
        Assert.Contains("太短</textarea>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Silence_is_reminded_of_and_then_told_to_staff_and_the_street_sees_that_it_is_late()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await NewsTown.OverAsync(town);
        Assert.Contains(
            await town.SubjectsAsync("zhou@example.cn"),
            one => one.StartsWith("请写太极拳的配送新闻", StringComparison.Ordinal)
        );

        await town.App.MoveToAsync("2026-10-12T09:01");

        // The morning's digest says it: no second mail half an hour later.
        var told = (await town.App.MailAsync("zhou@example.cn"))
            .Where(one => one.Text!.Contains("写太极拳的配送新闻（9月", StringComparison.Ordinal))
            .ToList();
        Assert.All(told, one => Assert.StartsWith("今天要办的", one.Subject, StringComparison.Ordinal));
        Assert.NotEmpty(told);
        Assert.DoesNotContain(
            await town.SubjectsAsync("zhou@example.cn"),
            one => one.StartsWith("还没有收到", StringComparison.Ordinal)
        );
        Assert.Contains("清荷街道没有按时交太极拳的配送新闻", await town.SubjectsAsync("shenhe@example.cn"));
        using var street = town.ClientWith(await town.StreetCookieAsync(Town.Street));
        Assert.Contains("已经逾期", await street.GetStringAsync("/street"), StringComparison.Ordinal);
        Assert.Contains("逾期", await town.App.Http.GetStringAsync("/staff/news?list=due"), StringComparison.Ordinal);
        using var late = await SendFormAsync(street, course, "太极拳走进清荷", Text, null);
        Assert.Equal(HttpStatusCode.SeeOther, late.StatusCode);
    }

    [Fact]
    public async Task Staff_let_a_street_off_and_nobody_is_reminded_any_more()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await NewsTown.OverAsync(town);
        var path = $"/staff/news/due/{Town.Street}/{course}";
        using var silent = await NewsTown.PostAsync(town, path, ("reason", ""));
        Assert.Equal(422, (int)silent.StatusCode);

        using var excused = await NewsTown.PostAsync(town, path, ("reason", "街道合并"));
        await town.App.MoveToAsync("2026-10-12T09:01");

        Assert.DoesNotContain(
            await town.SubjectsAsync("zhou@example.cn"),
            one => one.StartsWith("还没有收到太极拳", StringComparison.Ordinal)
        );
        Assert.DoesNotContain("清荷街道没有按时交太极拳的配送新闻", await town.SubjectsAsync("shenhe@example.cn"));
        using var again = await NewsTown.PostAsync(town, path, ("reason", "再来一次"));
        Assert.Contains(
            "现在不等新闻",
            await again.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_staff_send_back_the_street_changes_and_sends_again()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await NewsTown.OverAsync(town);
        await town.SendAsync($"/api/courses/{course}/news", new { title = "太极拳", text = Text });

        using var returned = await NewsTown.DecideAsync(town, course, ("act", "return"), ("reason", "请写清时间"));
        Assert.Equal(HttpStatusCode.SeeOther, returned.StatusCode);

        Assert.Contains("请修改太极拳的配送新闻", await town.SubjectsAsync("zhou@example.cn"));
        using var street = town.ClientWith(await town.StreetCookieAsync(Town.Street));
        Assert.Contains("请写清时间", await street.GetStringAsync("/street"), StringComparison.Ordinal);
        using var sent = await SendFormAsync(street, course, "太极拳", "九月二十一日，" + Text, null);
        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
    }

    private static async Task<HttpResponseMessage> SendFormAsync(
        HttpClient street,
        string course,
        string title,
        string text,
        byte[]? photo
    )
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(Guid.NewGuid().ToString("N")), "formKey" },
            { new StringContent(title), "title" },
            { new StringContent(text), "text" },
        };
        if (photo is not null)
        {
            var file = new ByteArrayContent(photo);
            file.Headers.ContentType = new MediaTypeHeaderValue("image/jpeg");
            form.Add(file, "photos", "IMG_0001.jpg");
        }

        return await street.PostAsync($"/orders/{course}/news", form);
    }
}

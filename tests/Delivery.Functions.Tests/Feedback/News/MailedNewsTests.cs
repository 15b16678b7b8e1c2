using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Delivery.Functions.Tests.Matching;
using Delivery.Functions.Tests.People.Succession;
using Delivery.Functions.Tests.Web.Photos;
using MimeKit;
using MimeKit.Utils;
using Xunit;

namespace Delivery.Functions.Tests.Feedback.News;

/// <summary>News that streets send as a mail.</summary>
public sealed class MailedNewsTests
{
    static MailedNewsTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Fact]
    public async Task A_mail_of_a_contact_becomes_news_of_the_course_that_is_waited_for()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await NewsTown.OverAsync(town);

        var taken = await PostAsync(town, Written("zhou@example.cn", "太极拳走进清荷"));

        Assert.Equal("Submitted", taken.GetProperty("state").GetString());
        Assert.Equal(course, taken.GetProperty("courseId").GetString());
        Assert.Equal(2, taken.GetProperty("photos").GetInt32());
        var page = await town.App.Http.GetStringAsync($"/staff/news/{taken.GetProperty("newsId")}");
        Assert.Contains("居民们学得很认真", page, StringComparison.Ordinal);
        Assert.DoesNotContain("alert(1)", page, StringComparison.Ordinal);
        Assert.DoesNotContain("font-size", page, StringComparison.Ordinal);
        Assert.Contains("另有1张图片打不开", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mail_about_another_course_is_no_news_of_the_one_that_is_waited_for()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await NewsTown.OverAsync(town);

        var other = await PostAsync(town, Written("zhou@example.cn", $"再补几张（{Town.Street}-2026-909）"));
        var named = await PostAsync(town, Written("zhou@example.cn", $"回复：{course}的新闻"));

        Assert.Equal("SetAside", other.GetProperty("state").GetString());
        Assert.Equal(
            ("Submitted", course),
            (named.GetProperty("state").GetString(), named.GetProperty("courseId").GetString())
        );
    }

    [Fact]
    public async Task Pictures_beyond_those_that_news_may_have_are_counted_in_its_text()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        await NewsTown.OverAsync(town);
        var mail = Written("zhou@example.cn", "太极拳走进清荷");
        for (var more = 0; more < 9; more++)
            ((Multipart)mail.Body!).Add(Attached(Pictures.Png(800, 600), $"more-{more}.png"));

        var taken = await PostAsync(town, mail);

        Assert.Equal(9, taken.GetProperty("photos").GetInt32());
        var page = await town.App.Http.GetStringAsync($"/staff/news/{taken.GetProperty("newsId")}");
        Assert.Contains("最多收9张，另有2张没有收下", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_mail_handed_on_twice_is_one()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        await NewsTown.OverAsync(town);
        var mail = Written("zhou@example.cn", "太极拳走进清荷");

        var (first, second) = (await PostAsync(town, mail), await PostAsync(town, mail));

        Assert.Equal(first.GetProperty("newsId").GetString(), second.GetProperty("newsId").GetString());
    }

    [Fact]
    public async Task A_mail_of_nobody_known_is_set_aside_until_staff_say_whose_it_is()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await NewsTown.OverAsync(town);

        var taken = await PostAsync(town, Written("stranger@example.com", "一篇来信"));
        var id = taken.GetProperty("newsId").GetString()!;

        Assert.Equal("SetAside", taken.GetProperty("state").GetString());
        Assert.Contains(
            "stranger@example.com",
            await town.App.Http.GetStringAsync("/staff/news?list=aside"),
            StringComparison.Ordinal
        );
        using var wrong = await NewsTown.DecideAsync(town, id, ("act", "claim"), ("courseId", "nonsense"));
        Assert.Contains(
            "没有找到课程“nonsense”",
            await wrong.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
        using var claimed = await NewsTown.DecideAsync(town, id, ("act", "claim"), ("courseId", course));
        Assert.Contains("一篇来信", await town.App.Http.GetStringAsync("/staff/news"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_merged_streets_course_the_news_comes_from_the_other_streets_contact_and_from_no_former_one()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await NewsTown.OverAsync(town);
        await Neighbours.MergeAsync(town);

        var former = await PostAsync(town, Written("zhou@example.cn", "旧信"));
        Assert.Equal("SetAside", former.GetProperty("state").GetString());

        var taken = await PostAsync(town, Written(Neighbours.Email, "太极拳走进清荷"));
        Assert.Equal("Submitted", taken.GetProperty("state").GetString());
        Assert.Equal(course, taken.GetProperty("courseId").GetString());
        var page = await town.App.Http.GetStringAsync($"/staff/news/{taken.GetProperty("newsId")}");
        Assert.Contains("清荷街道", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_came_by_mail_and_was_sent_back_the_street_finds_in_its_form_and_sends_again()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await NewsTown.OverAsync(town);
        var taken = await PostAsync(town, Written("zhou@example.cn", "太极拳走进清荷"));
        var id = taken.GetProperty("newsId").GetString()!;
        using var returned = await NewsTown.DecideAsync(town, id, ("act", "return"), ("reason", "请写清时间"));
        await town.App.IdleAsync();
        using var street = town.ClientWith(await town.StreetCookieAsync(Town.Street));

        var page = await street.GetStringAsync($"/orders/{course}/news");

        Assert.Contains("居民们学得很认真", page, StringComparison.Ordinal);
        Assert.Contains("请写清时间", page, StringComparison.Ordinal);
        var again = await town.SendAsync(
            $"/api/courses/{course}/news",
            new { title = "太极拳", text = "九月二十一日，太极拳课上完了，二十六位居民参加。" }
        );
        Assert.Equal(id, again.GetProperty("newsId").GetString());
        Assert.Equal(2, again.GetProperty("photos").GetInt32());
        using var released = await NewsTown.DecideAsync(
            town,
            id,
            ("act", "release"),
            ("title", "太极拳"),
            ("text", "九月二十一日，太极拳课上完了，二十六位居民参加。")
        );
        Assert.Contains("已发布", await street.GetStringAsync($"/orders/{course}/news"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_mail_is_refused()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        using var body = new ByteArrayContent([0, 1, 2, 3]);
        body.Headers.ContentType = new MediaTypeHeaderValue("message/rfc822");

        using var answer = await town.App.Http.PostAsync("/api/inbound/email", body);

        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        Assert.Equal(400, (int)answer.StatusCode);
        Assert.Equal("mail.malformed", problem.GetProperty("code").GetString());
        Assert.Contains("不是一封完整的邮件", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    private static async Task<JsonElement> PostAsync(Town town, MimeMessage mail)
    {
        using var written = new MemoryStream();
        await mail.WriteToAsync(written);
        using var body = new ByteArrayContent(written.ToArray());
        body.Headers.ContentType = new MediaTypeHeaderValue("message/rfc822");
        using var answer = await town.App.Http.PostAsync("/api/inbound/email", body);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    // As an office's mail program writes it: GB18030, HTML only, one picture in the text, others attached.
    private static MimeMessage Written(string from, string subject)
    {
        var html = new TextPart("html");
        html.SetText(
            Encoding.GetEncoding("GB18030"),
            "<html><head><style>p{font-size:9px}</style></head><body><p>太极拳课上完了，二十六位居民参加。</p>"
                + "<p>居民们学得很认真。</p><script>alert(1)</script><img src='cid:one'></body></html>"
        );
        var inline = Attached(Pictures.Jpeg(), "one.jpg");
        inline.ContentId = "one";
        inline.ContentDisposition!.Disposition = ContentDisposition.Inline;
        return new MimeMessage
        {
            From = { new MailboxAddress("周二", from) },
            To = { new MailboxAddress("配送", "news@example.cn") },
            Subject = subject,
            MessageId = MimeUtils.GenerateMessageId("example.cn"),
            Body = new Multipart("mixed")
            {
                new MultipartRelated { html, inline },
                Attached(Pictures.Png(800, 600), "two.png"),
                Attached("broken"u8.ToArray(), "three.jpg"),
            },
        };
    }

    private static MimePart Attached(byte[] content, string name) =>
        new("image", "jpeg")
        {
            Content = new MimeContent(new MemoryStream(content)),
            ContentDisposition = new ContentDisposition(ContentDisposition.Attachment),
            ContentTransferEncoding = ContentEncoding.Base64,
            FileName = name,
        };
}

using System.Text;
using Delivery.Functions.Email;
using Delivery.Functions.Tests.Pages;
using Delivery.Pages.Email;
using Delivery.Pages.Web;
using MimeKit;
using Xunit;

namespace Delivery.Functions.Tests.Email;

/// <summary>The mailbox's files as RFC 5322 and RFC 3834 have them.</summary>
public sealed class MimeMailTests : IDisposable
{
    private const string LongSubject =
        "上海市社区体育协会关于第四季度社区体育配送课程安排调整的通知：𠮷田街道清荷社区文化中心二楼排舞厅，请于9月3日前确认😀";

    private static readonly DateTimeOffset At = new(2026, 9, 1, 8, 0, 0, TimeSpan.FromHours(8));

    private readonly HtmlPage _html = new();

    public static TheoryData<string> Names => [.. MailSamples.All.Keys];

    [Theory, MemberData(nameof(Names))]
    public async Task Every_mail_is_ascii_with_crlf_and_no_line_over_78_characters(string name)
    {
        var letter = MailSamples.All[name].Write();
        var file = FileOf(
            new Mail(
                $"sample/{name}",
                new Recipient("lin@example.cn", "林一"),
                letter.Subject,
                await _html.RenderAsync(letter),
                LetterText.Of(letter)
            )
        );

        AssertLines(file);
    }

    [Fact]
    public void Long_subjects_names_keys_and_attachments_arrive_as_they_were_written()
    {
        var mail = new Mail(
            "programme/2026-W38/1/一网通办与各区文化体育局官方公众号和协会自己的公众号以及合作媒体编辑部",
            new Recipient("lin.laoshi@example.cn", "林一, \"小林\" 𠮷"),
            LongSubject,
            $"<p>{new string('a', 3_000)}</p>",
            $"第一行\n{new string('字', 3_000)}\n",
            Files: [new MailFile("第三十八周一周一览（更正）.html", "text/html; charset=utf-8", "<p>一览</p>")]
        );
        var file = FileOf(mail);
        using var read = MimeMessage.Load(new MemoryStream(file));

        AssertLines(file);
        Assert.Equal(LongSubject, read.Subject);
        Assert.Equal(mail.To.Name, read.To.Mailboxes.Single().Name);
        Assert.Equal(mail.Html, read.HtmlBody);
        Assert.Equal(mail.Text, read.TextBody!.ReplaceLineEndings("\n"));
        Assert.Equal(mail.Key, read.Headers["X-Delivery-Key"]);
        Assert.Equal(mail.Files![0].Name, read.Attachments.Single().ContentDisposition?.FileName);
    }

    [Theory]
    [InlineData(null, "shenhe@example.cn")]
    [InlineData("lianxi@example.cn", "lianxi@example.cn")]
    public void A_mail_says_that_nobody_wrote_it_and_who_reads_the_answer(string? replyTo, string expected)
    {
        var settings = replyTo is null ? new MailSettings() : new MailSettings { ReplyTo = replyTo };
        using var read = MimeMessage.Load(new MemoryStream(FileOf(MailOffice.Letter("a"), settings)));

        Assert.Equal("auto-generated", read.Headers[HeaderId.AutoSubmitted]);
        Assert.Equal(expected, read.ReplyTo.Mailboxes.Single().Address);
        Assert.Equal($"{MailPlace.Of("a").Id:N}@delivery", read.MessageId);
    }

    public void Dispose() => _html.Dispose();

    private static byte[] FileOf(Mail mail, MailSettings? settings = null)
    {
        var folder = Directory.CreateTempSubdirectory("mime-mail-").FullName;
        try
        {
            var delivery = new DeliverySettings { Mail = (settings ?? new MailSettings()) with { Folder = folder } };
            new FolderTransport(delivery).SendAsync(MailPlace.Of(mail.Key).Id, mail, At).GetAwaiter().GetResult();
            return File.ReadAllBytes(Directory.GetFiles(folder).Single());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void AssertLines(byte[] file)
    {
        var text = Encoding.Latin1.GetString(file);
        Assert.True(Ascii.IsValid(text));
        Assert.Equal(text.Count(letter => letter == '\n'), text.Split("\r\n").Length - 1);
        Assert.Equal(text.Count(letter => letter == '\r'), text.Split("\r\n").Length - 1);
        Assert.All(text.Split("\r\n"), line => Assert.InRange(line.Length, 0, 78));
    }
}

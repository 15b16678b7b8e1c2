using Delivery.Functions.Tests.Matching;
using Delivery.Functions.Tests.Web.WeChat;
using Xunit;

namespace Delivery.Functions.Tests.Teaching.WeChat;

/// <summary>An account may write freely for 48 hours from somebody's last message, and otherwise by its template.</summary>
public sealed class WindowTests
{
    private const string Phone = "oPhone1x4Kq";
    private const string Word = "没有等到您的回复，发来的文件没有归档。需要的话请重新发一次。";

    [Fact]
    public async Task After_the_window_nothing_is_written_freely_and_the_word_comes_by_mail()
    {
        await using var account = await AskedAsync();

        await account.Town.App.AdvanceAsync(TimeSpan.FromHours(61));

        Assert.Empty(await account.SaidAsync());
        Assert.Equal(0, account.Platform.Count("message/custom/send"));
        Assert.Equal(0, account.Platform.Count("message/template/send"));
        var mail = await account.Town.MailAsync(Town.MailOf("T01"), "您发到公众号的内容：没有等到您的回复");
        Assert.Contains(Word, mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_chose_the_account_gets_its_template_message_and_where_that_is_refused_a_mail()
    {
        foreach (var (code, mails) in new[] { (0, 0), (40037, 1) })
        {
            await using var account = await AskedAsync();
            var cookie = await account.Town.TeacherCookieAsync("T01");
            using var chosen = await account.Town.PostFormAsync("/account/wechat", cookie, ("act", "wechat"));
            Assert.Equal(303, (int)chosen.StatusCode);
            var before = account.Platform.Count("message/template/send");
            if (code != 0)
                account.Platform.Refuse("message/template/send", [.. Enumerable.Repeat(code, 20)]);

            await account.Town.App.AdvanceAsync(TimeSpan.FromHours(61));

            Assert.Empty(await account.SaidAsync());
            Assert.True(account.Platform.Count("message/template/send") > before);
            var told = account.Platform.Said.Where(said =>
                ((string?)said["data"]?["thing1"]?["value"])?.StartsWith("您发到公众号的内容", StringComparison.Ordinal)
                == true
            );
            Assert.EndsWith("/teacher", (string)Assert.Single(told)["url"]!, StringComparison.Ordinal);
            Assert.Equal(
                mails,
                (await account.Town.SubjectsAsync(Town.MailOf("T01"))).Count(subject =>
                    subject.StartsWith("您发到公众号的内容", StringComparison.Ordinal)
                )
            );
        }
    }

    [Fact]
    public async Task Whoever_wrote_again_meanwhile_is_answered_freely()
    {
        await using var account = await AskedAsync();
        await account.Town.App.AdvanceAsync(TimeSpan.FromHours(50));
        await account.SayAsync(Phone, "您好");

        await account.Town.App.AdvanceAsync(TimeSpan.FromHours(11));

        Assert.Equal(Word, Assert.Single(await account.SaidAsync()));
    }

    /// <summary>A teacher has sent a photo that may be of two lessons, and says nothing of it for 60 hours.</summary>
    private static async Task<OfficialAccount> AskedAsync()
    {
        var account = await OfficialAccount.OpenAsync();
        await account.Town.ConfirmedCourseAsync("T01", "2026-09-21T09:30", "2026-09-21T14:30");
        await account.Town.App.MoveToAsync("2026-09-21T16:05");
        await account.Town.PutAsync(
            "/api/settings/wechat-answer-hours",
            new
            {
                value = "60",
                from = "2026-09-21",
                reason = "周末也等得到",
            }
        );
        await account.BindTeacherAsync(Phone, "T01");
        await account.SendAsync(Phone, "image", "photo-1", Upload.Photo);
        return account;
    }
}

using Delivery.Functions.Tests.Matching;
using Delivery.Functions.Tests.Web.WeChat;
using Xunit;

namespace Delivery.Functions.Tests.Email.WeChat;

/// <summary>News by the official account, for who chose it.</summary>
public sealed class NoticeTests
{
    private const string Phone = "oPhone1x4Kq";

    [Fact]
    public async Task Who_chose_it_is_told_by_the_account_with_the_same_link_and_by_no_mail()
    {
        await using var account = await OfficialAccount.OpenAsync();
        await ChosenAsync(account);

        await account.Town.CourseAsync();

        var told = Assert.Single(account.Platform.Said, said => said["template_id"] is not null);
        Assert.Equal((Phone, "TPL-1"), ((string)told["touser"]!, (string)told["template_id"]!));
        Assert.Contains("/inquiries/", (string)told["url"]!, StringComparison.Ordinal);
        Assert.InRange(((string)told["data"]!["thing1"]!["value"]!).Length, 1, 20);
        Assert.Equal("2026-09-01 08:00", (string)told["data"]!["time2"]!["value"]!);
        Assert.Empty(await account.Town.App.MailAsync(Town.MailOf("T01")));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(40037)]
    [InlineData(45009)]
    public async Task What_the_account_does_not_send_goes_by_mail_and_the_page_says_so(int code)
    {
        await using var account = await OfficialAccount.OpenAsync();
        var cookie = await ChosenAsync(account);
        account.Platform.Refuse("message/template/send", code);

        await account.Town.CourseAsync();

        Assert.Single(await account.Town.App.MailAsync(Town.MailOf("T01")));
        var page = await account.PageAsync(cookie);
        Assert.Contains($"已改发邮件", page, StringComparison.Ordinal);
        Assert.Contains($"微信代码 {code}", page, StringComparison.Ordinal);
        Assert.Contains("现在由微信通知您", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_follows_the_account_no_more_gets_mails_again()
    {
        await using var account = await OfficialAccount.OpenAsync();
        var cookie = await ChosenAsync(account);
        account.Platform.Refuse("message/template/send", 43004);

        await account.Town.CourseAsync();

        Assert.Single(await account.Town.App.MailAsync(Town.MailOf("T01")));
        Assert.Contains("现在发邮件到", await account.PageAsync(cookie), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_did_not_choose_it_or_chooses_mail_again_gets_mails()
    {
        await using var account = await OfficialAccount.OpenAsync();
        var cookie = await ChosenAsync(account);
        using var mail = await account.Town.PostFormAsync("/account/wechat", cookie, ("act", "mail"));
        Assert.Equal(303, (int)mail.StatusCode);

        await account.Town.CourseAsync();

        Assert.Single(await account.Town.App.MailAsync(Town.MailOf("T01")));
        Assert.Equal(0, account.Platform.Count("message/template/send"));
    }

    [Fact]
    public async Task A_sign_in_link_stays_in_the_mailbox_and_an_account_without_a_template_tells_nobody()
    {
        await using var account = await OfficialAccount.OpenAsync();
        await ChosenAsync(account);
        using var asked = await account.Town.PostFormAsync("/sign-in", ("email", Town.MailOf("T01")));
        Assert.Single(await account.Town.App.MailAsync(Town.MailOf("T01")));

        await using var silent = await OfficialAccount.OpenAsync(template: "");
        await silent.BindTeacherAsync(Phone, "T01");
        var page = await silent.PageAsync(await silent.Town.TeacherCookieAsync("T01"));
        Assert.Contains("公众号还不能发通知", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_the_mailbox_of_one_machine_a_message_says_by_which_way_it_went()
    {
        var town = await Town.StartAsync(teachers: 1);
        await using var account = new OfficialAccount(town, await Programme.WeChat.FakeWeChat.StartAsync());
        await town.PutAsync(
            "/api/channels/gongzuohao",
            new
            {
                kind = "WeChat",
                address = Programme.WeChat.FakeWeChat.AppId,
                secret = "s",
                callbackToken = OfficialAccount.Token,
                inbox = true,
                template = "TPL-1",
            }
        );
        await ChosenAsync(account);

        await town.CourseAsync();

        var told = Assert.Single(await town.App.MailAsync("t01.example.com@wechat.local"));
        Assert.Contains(told.Links, link => link.Contains("/inquiries/", StringComparison.Ordinal));
        Assert.Equal("WeChat", $"{told.Channel}");
    }

    private static async Task<string> ChosenAsync(OfficialAccount account)
    {
        await account.BindTeacherAsync(Phone, "T01");
        var cookie = await account.Town.TeacherCookieAsync("T01");
        using var chosen = await account.Town.PostFormAsync("/account/wechat", cookie, ("act", "wechat"));
        Assert.Equal(303, (int)chosen.StatusCode);
        Assert.Contains("现在由微信通知您", await account.PageAsync(cookie), StringComparison.Ordinal);
        return cookie;
    }
}

using Delivery.Functions.People.WeChat;
using Delivery.Functions.Storage.People;
using Delivery.Functions.Tests.Matching;
using Delivery.Functions.Tests.Web;
using Delivery.Functions.Tests.Web.WeChat;
using Delivery.Functions.Workflow.Retention;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Delivery.Functions.Tests.People.WeChat;

/// <summary>Teachers and street contacts bind themselves to the official account.</summary>
public sealed class BindingTests
{
    private const string Phone = "oPhone1x4Kq";

    [Fact]
    public async Task A_teacher_binds_by_a_code_that_is_good_once()
    {
        await using var account = await OfficialAccount.OpenAsync(teachers: 2);
        var cookie = await account.Town.TeacherCookieAsync("T01");
        var code = await account.CodeAsync(cookie);

        Assert.StartsWith("已绑定：王T01", await account.SayAsync(Phone, code), StringComparison.Ordinal);
        var page = await account.PageAsync(cookie);
        Assert.Contains("尾号 x4Kq", page, StringComparison.Ordinal);
        Assert.DoesNotContain(Phone, page, StringComparison.Ordinal);
        Assert.Equal($"{BindWeChat.NoSuchCode.Message}。", await account.SayAsync("another", code));
        Assert.Equal("wechat.code 绑定码不对或已经过期，请在网页“微信”里重新取一个", BindWeChat.NoSuchCode.Words());
        Assert.Contains("这个微信现在绑定的是：王T01", await account.SayAsync(Phone, code), StringComparison.Ordinal);
        Assert.StartsWith("您好！上课老师可以", await account.SayAsync(Phone, "怎么用"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_expires_like_a_sign_in_link_and_a_new_one_ends_the_old()
    {
        await using var account = await OfficialAccount.OpenAsync();
        var cookie = await account.Town.TeacherCookieAsync("T01");
        var first = await account.CodeAsync(cookie);
        var second = await account.CodeAsync(cookie);
        Assert.StartsWith("绑定码不对", await account.SayAsync(Phone, first), StringComparison.Ordinal);

        await account.Town.App.AdvanceAsync(TimeSpan.FromMinutes(16));

        Assert.StartsWith("绑定码不对", await account.SayAsync(Phone, second), StringComparison.Ordinal);
        Assert.DoesNotContain(second, await account.PageAsync(cookie), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_guesses_codes_is_stopped_until_tomorrow()
    {
        await using var account = await OfficialAccount.OpenAsync();
        for (var guess = 0; guess < 10; guess++)
            await account.SayAsync(Phone, $"0000000{guess}");
        var code = await account.CodeAsync(await account.Town.TeacherCookieAsync("T01"));

        Assert.Equal($"{BindWeChat.TooMany.Message}。", await account.SayAsync(Phone, code));
        Assert.Equal("wechat.tries 今天试错太多次，请明天再试，或请协会帮忙", BindWeChat.TooMany.Words());
    }

    [Fact]
    public async Task A_binding_ends_on_the_page_or_by_a_word()
    {
        await using var account = await OfficialAccount.OpenAsync();
        var cookie = await account.Town.TeacherCookieAsync("T01");
        await account.BindTeacherAsync(Phone, "T01");
        Assert.Equal("已解绑。以后的通知发到您的邮箱。", await account.SayAsync(Phone, "解绑"));
        Assert.Contains("8位绑定码", await account.SayAsync(Phone, "你好"), StringComparison.Ordinal);

        await account.BindTeacherAsync(Phone, "T01");
        using var unbound = await account.Town.PostFormAsync("/account/wechat", cookie, ("act", "unbind"));
        using var again = await account.Town.PostFormAsync("/account/wechat", cookie, ("act", "unbind"));
        using var other = await account.Town.PostFormAsync("/account/wechat", cookie, ("act", "fly"));

        Assert.Equal((303, 422, 422), ((int)unbound.StatusCode, (int)again.StatusCode, (int)other.StatusCode));
        var cancellation = TestContext.Current.CancellationToken;
        Assert.Contains(BindWeChat.NotBound.Message, await again.Content.ReadAsStringAsync(cancellation));
        Assert.Equal("wechat.unbound 还没有绑定微信，请先绑定", BindWeChat.NotBound.Words());
        Assert.Contains(WeChatPages.NoButton.Message, await other.Content.ReadAsStringAsync(cancellation));
        Assert.Equal("wechat.act 请用页面上的按钮", WeChatPages.NoButton.Words());
        Assert.Contains("8位绑定码", await account.SayAsync(Phone, "你好"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_phone_takes_the_place_of_the_first_and_another_person_that_of_the_first_person()
    {
        await using var account = await OfficialAccount.OpenAsync(teachers: 2);
        await account.BindTeacherAsync(Phone, "T01");
        await account.BindTeacherAsync("new-phone", "T01");
        Assert.Contains("8位绑定码", await account.SayAsync(Phone, "你好"), StringComparison.Ordinal);

        await account.BindTeacherAsync("new-phone", "T02");

        Assert.DoesNotContain("已绑定 ", await account.PageAsync(await account.Town.TeacherCookieAsync("T01")));
        Assert.Contains("尾号", await account.PageAsync(await account.Town.TeacherCookieAsync("T02")));
    }

    [Fact]
    public async Task Who_is_in_the_register_no_more_is_bound_no_more()
    {
        await using var account = await OfficialAccount.OpenAsync();
        await account.BindStreetAsync(Phone);
        await account.Town.PutAsync(
            $"/api/streets/{Town.Street}",
            new
            {
                name = "清荷街道",
                district = "黄浦区",
                contacts = new
                {
                    ordering = new
                    {
                        name = "吴新",
                        phone = "13700002222",
                        email = "wu@example.cn",
                    },
                },
                publishedContact = new { name = "清荷文体中心", phone = "021-55500002" },
            }
        );

        Assert.Contains("8位绑定码", await account.SayAsync(Phone, "你好"), StringComparison.Ordinal);
        var expiring = account.Town.App.Services.GetServices<Expiring>().Single(one => one.Name == "wechat-bindings");
        Assert.Equal(1, await expiring.DeleteAsync(new DateOnly(2026, 9, 1), null!));
        Assert.Empty(
            await account
                .Town.App.Services.GetRequiredService<WeChatBindings>()
                .AllAsync()
                .ToListAsync(TestContext.Current.CancellationToken)
        );
    }
}

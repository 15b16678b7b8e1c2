using Delivery.Domain.Programme.Channels;

namespace Delivery.Domain.Tests.Programme;

public sealed class WeChatCodeTests
{
    /// <summary>All codes that the interface's documentation names for what we call.</summary>
    [Theory]
    [InlineData(WeChatMeaning.TryAgain, -1)]
    [InlineData(WeChatMeaning.NewToken, 40001, 40014, 41001, 42001)]
    [InlineData(WeChatMeaning.MaterialGone, 40007)]
    [InlineData(
        WeChatMeaning.GiveUp,
        40005,
        40009,
        40013,
        40164,
        43002,
        44002,
        44003,
        45003,
        45009,
        47001,
        48001,
        53503,
        53504,
        53505
    )]
    public void Each_code_of_the_documentation_is_known_by_its_meaning(WeChatMeaning meaning, params int[] codes) =>
        Assert.All(
            codes,
            code =>
            {
                var known = WeChatCode.Of(code);
                Assert.Equal(meaning, known.Meaning);
                Assert.DoesNotContain("没有见过", known.Words, StringComparison.Ordinal);
            }
        );

    [Theory]
    [InlineData(0, null)]
    [InlineData(1, null)]
    [InlineData(2, "原创审核没有通过，请在公众平台查看")]
    [InlineData(3, "发布失败，请在公众平台查看原因")]
    [InlineData(4, "平台审核没有通过，请在公众平台查看原因")]
    [InlineData(5, "发布后文章已被删除")]
    [InlineData(6, "发布后文章已被平台封禁，请在公众平台查看")]
    [InlineData(7, "发布状态没有见过（7），请在公众平台查看")]
    public void Each_state_of_a_publication_says_what_became_of_it(int status, string? trouble) =>
        Assert.Equal(trouble, WeChatPublication.TroubleOf(status));
}

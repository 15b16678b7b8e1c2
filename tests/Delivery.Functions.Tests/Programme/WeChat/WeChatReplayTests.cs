using Xunit;
using static Delivery.Functions.Tests.Programme.WeChat.WeChatTests;

namespace Delivery.Functions.Tests.Programme.WeChat;

/// <summary>What staff have published anew on an official account whose platform may still be looking at it.</summary>
public sealed class WeChatReplayTests
{
    // As often as one publication asks before it is given up.
    private const int Tries = 7;

    [Fact]
    public async Task What_is_still_looked_at_is_asked_about_and_handed_in_no_second_time()
    {
        await using var wechat = await FakeWeChat.StartAsync();
        wechat.AsksUntilDone = Tries + 1;
        await using var city = await GivenUpAsync(wechat);
        await ReplayAsync(city);

        Assert.Equal("Published", (string?)(await city.ChannelAsync("tiyu"))["state"]);
        Assert.Equal(
            (1, 1, Tries + 2),
            (wechat.Count("draft/add"), wechat.Count("freepublish/submit"), wechat.Count("freepublish/get"))
        );
    }

    [Fact]
    public async Task Given_up_once_more_the_next_replay_asks_about_the_same_publication()
    {
        await using var wechat = await FakeWeChat.StartAsync();
        wechat.AsksUntilDone = 2 * Tries;
        await using var city = await GivenUpAsync(wechat);
        await ReplayAsync(city);
        Assert.Equal("Failed", (string?)(await city.ChannelAsync("tiyu"))["state"]);
        await ReplayAsync(city);

        Assert.Equal("Published", (string?)(await city.ChannelAsync("tiyu"))["state"]);
        Assert.Equal((1, 1), (wechat.Count("draft/add"), wechat.Count("freepublish/submit")));
    }

    [Theory]
    [InlineData(4, 0)]
    [InlineData(0, 40007)]
    public async Task What_ended_badly_or_is_not_known_there_any_more_is_handed_in_anew_by_the_replay_after(
        int endsAs,
        int code
    )
    {
        await using var wechat = await FakeWeChat.StartAsync();
        wechat.AsksUntilDone = Tries;
        await using var city = await GivenUpAsync(wechat);
        wechat.EndsAs = endsAs;
        wechat.Refuse("freepublish/get", code == 0 ? [] : [code]);
        await ReplayAsync(city);
        Assert.Equal("Failed", (string?)(await city.ChannelAsync("tiyu"))["state"]);
        (wechat.EndsAs, wechat.AsksUntilDone) = (0, 0);
        await ReplayAsync(city);

        Assert.Equal("Published", (string?)(await city.ChannelAsync("tiyu"))["state"]);
        Assert.Equal((2, 2), (wechat.Count("draft/add"), wechat.Count("freepublish/submit")));
    }

    private static async Task<PublishedCity> GivenUpAsync(FakeWeChat wechat)
    {
        var city = await CityAsync(wechat);
        await city.App.AdvanceAsync(TimeSpan.FromHours(1));
        Assert.Equal("Failed", (string?)(await city.ChannelAsync("tiyu"))["state"]);
        return city;
    }

    private static async Task ReplayAsync(PublishedCity city)
    {
        using var replayed = await city.App.Http.PostAsync(
            "/staff/programmes/2026-W38/replay",
            new FormUrlEncodedContent(
                new Dictionary<string, string> { ["channel"] = "tiyu", ["formKey"] = $"{Guid.NewGuid()}" }
            )
        );
        Assert.Equal(303, (int)replayed.StatusCode);
        await city.App.AdvanceAsync(TimeSpan.FromHours(1));
    }
}

using System.Net;
using Xunit;
using static Delivery.Functions.Tests.People.Succession.TwoStreets;

namespace Delivery.Functions.Tests.People.Succession;

/// <summary>A contact who looks after a merged street's papers is the same person, in the same session.</summary>
public sealed class OfficeTests
{
    [Fact]
    public async Task Whoever_went_over_finds_the_own_account_there()
    {
        await using var streets = await StartAsync();
        await streets.MergeAsync(A, B);
        using var there = await streets.GoneOverAsync(await streets.ContactOfAsync(B), A);

        using var page = await there.GetAsync("/account/wechat");

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    [Fact]
    public async Task Going_over_never_makes_a_session_longer()
    {
        await using var streets = await StartAsync();
        await streets.MergeAsync(A, B);
        using var other = await streets.ContactOfAsync(B);
        Assert.Equal(404, (int)(await GoAsync(other, B)).StatusCode);

        await streets.App.MoveToAsync("2026-09-01T19:30");
        using var there = await streets.GoneOverAsync(other, A);
        Assert.Equal(HttpStatusCode.OK, (await there.GetAsync("/street")).StatusCode);

        await streets.App.MoveToAsync("2026-09-01T20:01");
        Assert.Equal(HttpStatusCode.Unauthorized, (await there.GetAsync("/street")).StatusCode);
    }

    [Fact]
    public async Task Signing_out_elsewhere_reaches_the_sessions_under_either_street()
    {
        await using var streets = await StartAsync();
        await streets.MergeAsync(A, B);
        using var here = await streets.ContactOfAsync(B);
        using var there = await streets.GoneOverAsync(await streets.ContactOfAsync(B), A);

        using (var form = new FormUrlEncodedContent([]))
            Assert.Equal(303, (int)(await here.PostAsync("/account/end-other-sessions", form)).StatusCode);

        Assert.Equal(HttpStatusCode.OK, (await here.GetAsync("/street")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await there.GetAsync("/street")).StatusCode);
    }

    [Fact]
    public async Task Of_a_chain_the_pages_name_the_street_at_its_end()
    {
        await using var streets = await StartAsync();
        await streets.RegisterAsync(C, "竹溪镇");
        await streets.MergeAsync(A, B);
        await streets.MergeAsync(B, C);
        using var there = await streets.GoneOverAsync(await streets.ContactOfAsync(C), A);

        Assert.Contains(
            "本街镇已并入竹溪镇，新的课程请以它的名义申报",
            WebUtility.HtmlDecode(await there.GetStringAsync("/street")),
            StringComparison.Ordinal
        );
        Assert.Contains("竹溪镇", await streets.ImportRefusalAsync(A), StringComparison.Ordinal);
    }
}

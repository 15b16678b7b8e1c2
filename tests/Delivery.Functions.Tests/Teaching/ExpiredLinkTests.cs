using Delivery.Functions.Security;
using Delivery.Functions.Tests.Matching;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Delivery.Functions.Tests.Teaching;

/// <summary>What a teacher reads behind a link of a lesson that is over.</summary>
public sealed class ExpiredLinkTests
{
    [Fact]
    public async Task Every_page_behind_it_says_that_it_expired_and_where_a_new_one_comes_from()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await town.ConfirmedCourseAsync("T01", "2026-09-21T09:30");
        var links = town.App.Services.GetRequiredService<SignedLinks>();
        var over = links.Make(
            LinkPurpose.Lesson,
            "lessons",
            $"{course}-01|T01",
            new DateTimeOffset(2026, 8, 1, 0, 0, 0, TimeSpan.Zero)
        );
        var expired = over.Segments[^1];

        foreach (var (token, status) in new[] { (expired, 410), ("forged", 404) })
        {
            using var page = await town.App.Anonymous.GetAsync(new Uri($"/lessons/{token}", UriKind.Relative));
            using var list = await town.App.Anonymous.GetAsync(
                new Uri($"/lessons/{course}-01/check-in?link={token}", UriKind.Relative)
            );
            using var ticked = await town.PostFormAsync(
                $"/lessons/{course}-01/check-in?link={token}",
                ("walkIns", "3")
            );
            using var picture = await town.App.Anonymous.GetAsync(
                new Uri($"/lessons/{token}/pictures/{course}-01-x", UriKind.Relative)
            );
            using var taken = await town.PostFormAsync($"/lessons/{token}/media/{course}-01-x", ("act", "withdraw"));

            foreach (var answer in new[] { page, list, ticked, picture, taken })
            {
                Assert.Equal(status, (int)answer.StatusCode);
                var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
                Assert.Equal(status == 410, text.Contains("这个链接已失效", StringComparison.Ordinal));
                Assert.Equal(status == 410, text.Contains("新的登录链接会发到信箱", StringComparison.Ordinal));
            }
        }
    }
}

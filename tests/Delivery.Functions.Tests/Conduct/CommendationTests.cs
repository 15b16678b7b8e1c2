using Delivery.Functions.Storage.Conduct;
using Delivery.Functions.Tests.Matching;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Delivery.Functions.Tests.Conduct.AssessmentTests;

namespace Delivery.Functions.Tests.Conduct;

/// <summary>A commendation once it is given.</summary>
public sealed class CommendationTests
{
    [Fact]
    public async Task A_commendation_is_put_right_and_taken_back_and_the_street_is_told_of_both()
    {
        await using var town = await Town.StartAsync(teachers: 0);
        using var given = await AwardAsync(town, "1", "全年按计划上课");
        using var corrected = await AwardAsync(town, "2", "全年按计划上课，新闻最多");
        using var silent = await PostAsync(town, ("formKey", "3"), ("act", "withdraw"), ("street", Town.Street));
        Assert.Equal((303, 303, 422), ((int)given.StatusCode, (int)corrected.StatusCode, (int)silent.StatusCode));
        await town.App.IdleAsync();
        var put = await town.MailAsync("lin@example.cn", "2025年度表彰更正：清荷街道获“先进街镇”");
        Assert.Contains("新闻最多", put.Text, StringComparison.Ordinal);

        using var withdrawn = await PostAsync(
            town,
            ("formKey", "4"),
            ("act", "withdraw"),
            ("street", Town.Street),
            ($"reason[{Town.Street}]", "评错了街镇")
        );
        await town.App.IdleAsync();

        Assert.Equal(303, (int)withdrawn.StatusCode);
        var told = await town.MailAsync("lin@example.cn", "2025年度表彰撤回：“先进街镇”");
        Assert.Contains("评错了街镇", told.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("先进街镇</b>", await town.App.Http.GetStringAsync(Over), StringComparison.Ordinal);
        Assert.Empty(await town.App.Services.GetRequiredService<CommendationLists>().OfYearAsync(2025));
        using var street = town.ClientWith(await town.StreetCookieAsync(Town.Street));
        Assert.DoesNotContain("先进街镇", await street.GetStringAsync("/street/conduct"), StringComparison.Ordinal);
        using var again = await PostAsync(
            town,
            ("formKey", "5"),
            ("act", "withdraw"),
            ("street", Town.Street),
            ($"reason[{Town.Street}]", "再撤一次")
        );
        Assert.Contains("没有找到这次表彰", await again.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> AwardAsync(Town town, string key, string reason) =>
        PostAsync(town, ("formKey", key), ("street", Town.Street), ("title", "先进街镇"), ("reason", reason));
}

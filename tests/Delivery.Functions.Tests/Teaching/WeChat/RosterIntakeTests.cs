using System.Text;
using System.Text.Json;
using Delivery.Functions.Tests.People.Succession;
using Delivery.Functions.Tests.Web.WeChat;
using Xunit;

namespace Delivery.Functions.Tests.Teaching.WeChat;

/// <summary>Lists of people that streets send to the official account.</summary>
public sealed class RosterIntakeTests
{
    private const string Phone = "oPhone1x4Kq";

    [Fact]
    public async Task A_streets_list_joins_the_roster_of_its_course_and_is_handed_in()
    {
        await using var account = await OfficialAccount.OpenAsync();
        await account.BindStreetAsync(Phone);
        Assert.StartsWith("没有等着交名单的课", await SendListAsync(account), StringComparison.Ordinal);
        var course = await account.Town.ConfirmedCourseAsync("T01", "2026-09-21T09:30");

        Assert.StartsWith("收到，正在归档到太极拳（", await SendListAsync(account), StringComparison.Ordinal);

        Assert.StartsWith("名单已收，共2人", Assert.Single(await account.SaidAsync()), StringComparison.Ordinal);
        var roster = await account.Town.GetAsync($"/api/courses/{course}/roster");
        Assert.Equal(2, roster.GetProperty("people").GetArrayLength());
        Assert.NotEqual(JsonValueKind.Null, roster.GetProperty("handedIn").ValueKind);
        Assert.StartsWith(
            "课上的照片和视频请由老师发来",
            await account.SendAsync(Phone, "image", "photo-1", Upload.Photo)
        );
    }

    [Fact]
    public async Task The_list_of_a_merged_streets_course_comes_from_the_street_that_answers_for_it()
    {
        await using var account = await OfficialAccount.OpenAsync();
        var course = await account.Town.ConfirmedCourseAsync("T01", "2026-09-21T09:30");
        await Neighbours.MergeAsync(account.Town);
        var cookie = await account.Town.StreetCookieAsync(Neighbours.Street);
        await account.SayAsync(Phone, await account.CodeAsync(cookie));

        Assert.Contains("，清荷街道，", await SendListAsync(account), StringComparison.Ordinal);

        Assert.StartsWith("名单已收，共2人", Assert.Single(await account.SaidAsync()), StringComparison.Ordinal);
        var roster = await account.Town.GetAsync($"/api/courses/{course}/roster");
        Assert.Equal(2, roster.GetProperty("people").GetArrayLength());
    }

    [Fact]
    public async Task A_list_with_mistakes_is_not_taken_and_says_where_they_are()
    {
        await using var account = await OfficialAccount.OpenAsync();
        await account.BindStreetAsync(Phone);
        var course = await account.Town.ConfirmedCourseAsync("T01", "2026-09-21T09:30");

        await SendListAsync(account, "姓名,手机\n张一,123\n");

        Assert.Contains("第2行的电话“123”不对", Assert.Single(await account.SaidAsync()), StringComparison.Ordinal);
        var roster = await account.Town.GetAsync($"/api/courses/{course}/roster");
        Assert.Equal(0, roster.GetProperty("people").GetArrayLength());
    }

    private static Task<string> SendListAsync(
        OfficialAccount account,
        string list = "姓名,手机\n张一,13900010001\n张二,13900010002\n"
    ) => account.SendAsync(Phone, "file", $"list-{list.Length}", Encoding.UTF8.GetBytes(list));
}

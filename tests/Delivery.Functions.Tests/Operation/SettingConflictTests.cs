using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Delivery.Functions.Tests.People;
using Xunit;
using RunningApp = Delivery.TestKit.DeliveryApp;

namespace Delivery.Functions.Tests.Operation;

/// <summary>Two admins change one setting at the same time: both see both, and what is chosen is what holds.</summary>
public sealed class SettingConflictTests
{
    private const string Page = "/staff/settings/media-days";

    [Fact]
    public async Task Both_stand_side_by_side_in_words_until_each_is_chosen()
    {
        await using var app = await RunningApp.StartAsync();
        var (mine, conflict) = await OvertakenAsync(app, "5", "2026-09-10", "国庆前后");

        Assert.Equal(409, conflict.Status);
        Assert.Contains("协会（复核）在", conflict.Text, StringComparison.Ordinal);
        foreach (
            var (field, my, theirs) in new[]
            {
                ("value", "5天", "6天"),
                ("from", "2026年9月10日", "2026年9月2日"),
                ("reason", "国庆前后", "先改了"),
            }
        )
        {
            var sides = conflict.Page.QuerySelectorAll($"#take-{field} label").Select(side => side.TextContent);
            Assert.Collection(
                sides,
                side => Assert.EndsWith(my, side, StringComparison.Ordinal),
                side => Assert.EndsWith(theirs, side, StringComparison.Ordinal)
            );
        }

        var again = mine.Again(conflict);
        again["take[from]"] = "typed";
        var open = await again.SendAsync();
        Assert.Equal(422, open.Status);
        Assert.Equal("两个人填得不一样，请选定用哪一个", open.Beside("take-value"));
        Assert.Equal("", open.Beside("take-from"));
        Assert.Single(await HistoryAsync(app));
    }

    [Fact]
    public async Task What_was_chosen_is_saved_and_stays_chosen_behind_a_refusal()
    {
        await using var app = await RunningApp.StartAsync();
        var (mine, conflict) = await OvertakenAsync(app, "500", "2026-09-10", "国庆前后");
        var again = mine.Again(conflict);
        (again["take[value]"], again["take[from]"], again["take[reason]"]) = ("typed", "stored", "typed");
        var refused = await again.SendAsync();
        Assert.Equal(422, refused.Status);
        Assert.Contains("1至30的整数", refused.Beside("value"), StringComparison.Ordinal);

        var right = mine.Again(refused);
        Assert.Equal(("typed", "stored", "typed"), (right["take[value]"], right["take[from]"], right["take[reason]"]));
        right["value"] = "7";
        Assert.Equal(303, (await right.SendAsync()).Status);
        var last = (await HistoryAsync(app))[0]!;
        Assert.Equal(
            (7, "2026-09-02", "国庆前后"),
            ((int)last["value"]!, (string?)last["from"], (string?)last["reason"])
        );
    }

    [Fact]
    public async Task Whoever_takes_the_others_whole_or_wrote_the_same_changes_nothing_more()
    {
        await using var app = await RunningApp.StartAsync();
        var (mine, conflict) = await OvertakenAsync(app, "5", "2026-09-10", "国庆前后");
        var again = mine.Again(conflict);
        (again["take[value]"], again["take[from]"], again["take[reason]"]) = ("stored", "stored", "stored");
        Assert.Equal(303, (await again.SendAsync()).Status);
        Assert.Single(await HistoryAsync(app));

        await using var other = await RunningApp.StartAsync();
        Assert.Equal(303, (await OvertakenAsync(other, "06", "2026-09-02", "先改了")).Answer.Status);
        Assert.Single(await HistoryAsync(other));
    }

    [Fact]
    public async Task A_third_who_is_faster_still_is_seen_too()
    {
        await using var app = await RunningApp.StartAsync();
        var (mine, conflict) = await OvertakenAsync(app, "5", "2026-09-10", "国庆前后");
        var again = mine.Again(conflict);
        await SettingTests.PutAsync(app.Approver, "media-days", 8, "2026-09-02", "又改了");
        (again["take[value]"], again["take[from]"], again["take[reason]"]) = ("stored", "stored", "stored");
        var third = await again.SendAsync();

        Assert.Equal(409, third.Status);
        Assert.Contains("8天", third.Page.GetElementById("take-value")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, (await HistoryAsync(app)).Count);
    }

    private static async Task<(EntryForm Form, Sent Answer)> OvertakenAsync(
        RunningApp app,
        string value,
        string from,
        string reason
    )
    {
        var mine = await EntryForm.OpenAsync(app.Http, Page);
        await SettingTests.PutAsync(app.Approver, "media-days", 6, "2026-09-02", "先改了");
        (mine["value"], mine["from"], mine["reason"]) = (value, from, reason);
        return (mine, await mine.SendAsync());
    }

    private static async Task<JsonArray> HistoryAsync(RunningApp app) =>
        (await app.Http.GetFromJsonAsync<JsonObject>("/api/settings/media-days"))!["history"]!.AsArray();
}

using Delivery.Functions.Tests.Matching;
using Xunit;

namespace Delivery.Functions.Tests.Conduct;

/// <summary>What a street sent in waits for staff: they are reminded, then their manager, and a yes ends it.</summary>
public sealed class SuspensionWaitTests
{
    private const string Path = $"/api/streets/{Town.Street}";

    [Theory]
    [InlineData(false, "提醒：街镇已提交整改，请认可或退回：清荷街道")]
    [InlineData(true, "提醒：街镇申诉，请答复：清荷街道")]
    public async Task While_staff_do_not_answer_what_the_street_sent_they_are_reminded_and_nothing_changes(
        bool appeal,
        string reminder
    )
    {
        await using var town = await SuspendedAsync();
        await DoAsync(town, "rectification", new { text = "名单有签字，可以核对", appeal });

        await town.App.MoveToAsync("2026-09-03T08:59");
        Assert.DoesNotContain(reminder, await town.SubjectsAsync("shenhe@example.cn"));
        await town.App.MoveToAsync("2026-09-03T09:01");
        Assert.Single(await town.SubjectsAsync("shenhe@example.cn"), reminder);
        Assert.DoesNotContain(reminder, await town.SubjectsAsync("zhuguan@example.cn"));
        await town.App.MoveToAsync("2026-09-07T09:01");

        Assert.Single(await town.SubjectsAsync("zhuguan@example.cn"), reminder);
        Assert.Equal("Suspended", await StatusAsync(town));
    }

    [Fact]
    public async Task An_appeal_that_convinces_reinstates_the_street()
    {
        await using var town = await SuspendedAsync();
        await DoAsync(town, "rectification", new { text = "名单有签字，可以核对", appeal = true });

        await DoAsync(town, "reinstate", new { comment = "核对无误" });

        Assert.Equal("Active", await StatusAsync(town));
        Assert.Contains("已恢复配送：清荷街道", await town.SubjectsAsync("lin@example.cn"));
        await town.FileAsync();
    }

    [Fact]
    public async Task Who_does_not_say_how_to_decide_is_asked()
    {
        await using var town = await SuspendedAsync();
        using var form = new FormUrlEncodedContent([
            KeyValuePair.Create("formKey", "1"),
            KeyValuePair.Create("decision", "perhaps"),
        ]);

        using var refused = await town.App.Http.PostAsync($"/staff/conduct/{Town.Street}/suspension", form);

        Assert.Equal(422, (int)refused.StatusCode);
        Assert.Contains("请选择怎样办理", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static async Task<Town> SuspendedAsync()
    {
        var town = await Town.StartAsync(teachers: 0);
        await DoAsync(town, "suspension", new { reason = "虚报人数" });
        return town;
    }

    private static async Task DoAsync(Town town, string act, object body)
    {
        await town.SendAsync($"{Path}/{act}", body);
        await town.App.IdleAsync();
    }

    private static async Task<string> StatusAsync(Town town) =>
        (await town.GetAsync(Path)).GetProperty("status").GetString()!;
}

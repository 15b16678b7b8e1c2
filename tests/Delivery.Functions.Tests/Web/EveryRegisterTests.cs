using AngleSharp.Dom;
using Delivery.Functions.Tests.People;
using Delivery.Pages.Web;
using Xunit;

namespace Delivery.Functions.Tests.Web;

/// <summary>What every register has, whatever it holds: who changed what, and both sides where two were at it.</summary>
public sealed class EveryRegisterTests(Neighbourhood town) : IClassFixture<Neighbourhood>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    // An entry, made first where it is not there; a field of it, and what two people make of that at the same time.
    public static TheoryData<string, string, string, string> Entries =>
        new()
        {
            { $"/staff/streets/{Neighbourhood.Street}", "name", "荷花街道", "莲花街道" },
            { $"/staff/teachers/{Neighbourhood.Teacher}", "personName", "王四", "王五" },
            { "/staff/disciplines/D20", "name", "八段锦", "柔力球" },
            { "/staff/seasons/2027-spring", "closes", "2027-06-20", "2027-06-25" },
            { "/staff/calendar/2026", "work", "2026-12-05", "2026-12-12" },
            { "/staff/fee-norms/2027-01-01", "feesLecture", "其余 611", "其余 622" },
            { "/staff/tax-tables/2027-01-01", "brackets", Brackets("45% 9500"), Brackets("50% 12000") },
            { "/staff/channels/xuhui", "title", "徐汇一", "徐汇二" },
            { "/staff/agreement-texts/2028", "from", "2028-02-01", "2028-03-01" },
        };

    [Theory]
    [MemberData(nameof(Entries))]
    public async Task Two_who_change_an_entry_see_both_and_its_page_says_who_made_what_of_what(
        string entry,
        string field,
        string first,
        string second
    )
    {
        await town.MakeAsync(entry);
        var (one, other) = (
            await EntryForm.OpenAsync(town.App.Approver, $"{entry}/edit"),
            await EntryForm.OpenAsync(town.App.Http, $"{entry}/edit")
        );
        (one[field], other[field]) = (first, second);
        Assert.Equal((303, $"{entry}?said=EntrySaved"), await RegisterEntries.SavedAsync(one));

        var conflict = await other.SendAsync();
        Assert.Equal(409, conflict.Status);
        Assert.Equal(2, conflict.Page.GetElementById($"take-{field}")!.QuerySelectorAll("input[type=radio]").Length);
        other = other.Again(conflict);
        Assert.Equal(second, other[field]);
        other[$"take[{field}]"] = "typed";
        Assert.Equal((303, $"{entry}?said=EntrySaved"), await RegisterEntries.SavedAsync(other));

        var changes = (await town.OpenAsync(entry)).QuerySelectorAll("h2 + .list > li");
        Assert.Contains("协会（复核）", changes[1].TextContent, StringComparison.Ordinal);
        Assert.Contains("2026年9月1日", changes[1].TextContent, StringComparison.Ordinal);
        var (before, after) = (Cell(changes[0], "原来"), Cell(changes[0], "改为"));
        Assert.Contains(before, changes[1].TextContent, StringComparison.Ordinal);
        Assert.NotEqual(before, after);
    }

    [Fact]
    public async Task The_page_of_keys_says_who_made_and_who_took_away_which()
    {
        using var made = await town.App.Http.PutAsync(
            "/api/integrations/district-site",
            new StringContent("""{"scopes":["publisher"]}""", System.Text.Encoding.UTF8, "application/json"),
            Stop
        );
        await town.App.AdvanceAsync(TimeSpan.FromMinutes(1));
        using var revoked = await town.App.Approver.PostAsync(
            "/api/integrations/district-site/revoke",
            new StringContent("{}", System.Text.Encoding.UTF8, "application/json"),
            Stop
        );
        Assert.Equal((200, 200), ((int)made.StatusCode, (int)revoked.StatusCode));

        var acts = (await town.OpenAsync(Paths.Integrations))
            .QuerySelectorAll("h2 + .list > li")
            .Select(act => act.TextContent)
            .Where(act => act.Contains("district-site：", StringComparison.Ordinal))
            .ToList();
        Assert.Equal(2, acts.Count);
        Assert.Contains("停用对接密钥", acts[0], StringComparison.Ordinal);
        Assert.Contains("协会（复核）", acts[0], StringComparison.Ordinal);
        Assert.Contains("发出对接密钥", acts[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_chosen_of_both_sides_stays_chosen_behind_the_warnings()
    {
        const string entry = "/staff/fee-norms/2027-02-01";
        await town.MakeAsync(entry);
        var (one, other) = (
            await EntryForm.OpenAsync(town.App.Approver, $"{entry}/edit"),
            await EntryForm.OpenAsync(town.App.Http, $"{entry}/edit")
        );
        (one["norm"], one["feesLecture"]) = ("AfterTax", "其余 611");
        await RegisterEntries.SavedAsync(one);
        (other["norm"], other["feesLecture"]) = ("BeforeTax", "其余 622");
        other = other.Again(await other.SendAsync());
        (other["take[norm]"], other["take[feesLecture]"]) = ("stored", "typed");
        var warned = await other.SendAsync();
        Assert.Equal(200, warned.Status);
        Assert.Equal(303, (await other.Again(warned).SendAsync()).Status);

        var saved = await EntryForm.OpenAsync(town.App.Http, $"{entry}/edit");
        Assert.Equal(("AfterTax", "其余 622元"), (saved["norm"], saved["feesLecture"]));
    }

    private static string Brackets(string last) => $"20000 20% 0\n50000 30% 2000\n以上 {last}";

    private static string Cell(IElement change, string label) =>
        change.QuerySelector($"td[data-label='{label}']")!.TextContent;
}

using Delivery.Functions.Security;
using Delivery.Functions.Tests.Web;
using Delivery.Pages.Web;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Delivery.Functions.Tests.People;

/// <summary>Two admins give out keys for one system at the same time, or take the same one away.</summary>
public sealed class IntegrationConflictTests(Neighbourhood town) : IClassFixture<Neighbourhood>
{
    [Theory]
    [InlineData("portal-one", "stored", 1)]
    [InlineData("portal-two", "typed", 2)]
    public async Task Who_was_overtaken_sees_both_keys_and_chooses_whether_one_more_is_given_out(
        string system,
        string choice,
        int keys
    )
    {
        var (one, other) = (await OpenAsync(town.App.Approver, system), await OpenAsync(town.App.Http, system));
        await town.App.AdvanceAsync(TimeSpan.FromMinutes(1));
        (one["scope[publisher]"], other["scope[reviewer]"]) = ("yes", "yes");
        Assert.Equal(200, (await one.SendAsync()).Status);
        var theirs = Assert.Single(await KeysAsync(system));

        var conflict = await other.SendAsync();
        Assert.Equal(409, conflict.Status);
        Assert.Contains("协会（复核）在", conflict.Text, StringComparison.Ordinal);
        var sides = conflict.Page.QuerySelectorAll("#take-key label").Select(side => side.TextContent).ToList();
        Assert.EndsWith("再发一个（权限：审核）", sides[0], StringComparison.Ordinal);
        Assert.EndsWith($"{theirs.Fingerprint}（权限：发布）", sides[1], StringComparison.Ordinal);

        var open = await other.Again(conflict).SendAsync();
        Assert.Equal((409, "两个人填得不一样，请选定用哪一个"), (open.Status, open.Beside("take-key")));
        Assert.Single(await KeysAsync(system));
        var chosen = other.Again(open);
        Assert.Equal(system, chosen["system"]);
        chosen["take[key]"] = choice;
        Assert.Equal(choice == "typed" ? 200 : 303, (await chosen.SendAsync()).Status);
        Assert.Equal(keys, (await KeysAsync(system)).Count);
    }

    [Fact]
    public async Task A_key_beside_those_that_were_on_the_page_is_no_conflict()
    {
        var first = await OpenAsync(town.App.Approver, "portal-old");
        first["scope[publisher]"] = "yes";
        Assert.Equal(200, (await first.SendAsync()).Status);
        await town.App.AdvanceAsync(TimeSpan.FromMinutes(1));
        var second = await OpenAsync(town.App.Http, "portal-old");
        second["scope[publisher]"] = "yes";

        Assert.Equal(200, (await second.SendAsync()).Status);
        Assert.Equal(2, (await KeysAsync("portal-old")).Count);
    }

    [Fact]
    public async Task Of_two_who_take_the_same_key_away_both_are_told_that_it_is_gone()
    {
        await town
            .App.Services.GetRequiredService<ApiKeys>()
            .AddAsync("portal-gone", "key-that-is-taken-away", [Role.Publisher]);
        var fingerprint = Assert.Single(await KeysAsync("portal-gone")).Fingerprint;
        var (one, other) = (
            await RevokeFormAsync(town.App.Approver, fingerprint),
            await RevokeFormAsync(town.App.Http, fingerprint)
        );
        var (first, second) = (await one.SendAsync(), await other.SendAsync());

        Assert.Equal((303, $"{Paths.Integrations}?said=KeyRevoked"), (first.Status, first.Location));
        Assert.Equal((first.Status, first.Location), (second.Status, second.Location));
        // Of a key that never was, nobody is told so.
        other["fingerprint"] = "00000000";
        other["formKey"] = "another";
        Assert.Equal(409, (await other.SendAsync()).Status);
    }

    private static async Task<EntryForm> OpenAsync(HttpClient http, string system)
    {
        var form = await EntryForm.OpenAsync(http, Paths.Integrations, Paths.Integrations);
        form["system"] = system;
        return form;
    }

    private static async Task<EntryForm> RevokeFormAsync(HttpClient http, string fingerprint)
    {
        var form = await EntryForm.OpenAsync(http, Paths.Integrations, Paths.RevokeKey);
        (form["system"], form["fingerprint"]) = ("portal-gone", fingerprint);
        return form;
    }

    private async Task<IReadOnlyList<KnownKey>> KeysAsync(string system) =>
        [.. (await town.App.Services.GetRequiredService<ApiKeys>().ListAsync()).Where(key => key.Name == system)];
}

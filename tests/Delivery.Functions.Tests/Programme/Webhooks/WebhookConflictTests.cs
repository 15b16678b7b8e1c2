using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Delivery.Functions.Tests.People;
using Delivery.Pages.Web;
using Xunit;
using RunningApp = Delivery.TestKit.DeliveryApp;

namespace Delivery.Functions.Tests.Programme.Webhooks;

/// <summary>Two admins change one webhook at the same time, on its page.</summary>
public sealed class WebhookConflictTests
{
    private const string First = "http://127.0.0.1:1/first";
    private const string Mine = "http://127.0.0.1:1/mine";
    private const string Theirs = "http://127.0.0.1:1/theirs";

    [Fact]
    public async Task A_webhook_is_changed_by_its_own_form_and_stays_paused_and_keeps_its_secret()
    {
        await using var app = await StartAsync();
        using var put = await app.Http.PutAsJsonAsync("/api/webhooks/portal", new { url = First, active = false });
        var form = await EditAsync(app.Http);
        Assert.Equal((First, null), (form["url"], form["orders"]));
        (form["url"], form["orders"]) = (Mine, "true");
        var saved = await form.SendAsync();

        Assert.Equal((303, $"{Paths.Webhooks}?said=EntrySaved"), (saved.Status, saved.Location));
        Assert.Equal((Mine, true, false), await StoredAsync(app));
        using var none = await app.Http.GetAsync(Paths.Webhook("nobody"));
        Assert.Equal(404, (int)none.StatusCode);
    }

    [Fact]
    public async Task Both_stand_side_by_side_and_what_was_chosen_stays_chosen_behind_a_refusal()
    {
        await using var app = await StartAsync();
        await PutAsync(app, First, orders: false);
        var (one, other) = (await EditAsync(app.Approver), await EditAsync(app.Http));
        (one["url"], one["orders"]) = (Theirs, "true");
        Assert.Equal(303, (await one.SendAsync()).Status);
        other["url"] = "nonsense";
        var conflict = await other.SendAsync();

        Assert.Equal(409, conflict.Status);
        Assert.Contains("协会（复核）在", conflict.Text, StringComparison.Ordinal);
        Assert.Contains(Theirs, conflict.Page.GetElementById("take-url")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("不通知", conflict.Page.GetElementById("take-orders")!.TextContent, StringComparison.Ordinal);
        other = Save(other.Again(conflict));
        Assert.Equal("nonsense", other["url"]);
        var open = await other.SendAsync();
        Assert.Equal((422, "两个人填得不一样，请选定用哪一个"), (open.Status, open.Beside("take-url")));

        other = Save(other.Again(open));
        (other["take[url]"], other["take[orders]"]) = ("typed", "stored");
        var refused = await other.SendAsync();
        Assert.Equal(422, refused.Status);
        Assert.Contains("https 开头的完整地址", refused.Beside("url"), StringComparison.Ordinal);
        other = Save(other.Again(refused));
        Assert.Equal(("typed", "stored"), (other["take[url]"], other["take[orders]"]));
        other["url"] = Mine;
        Assert.Equal(303, (await other.SendAsync()).Status);
        Assert.Equal((Mine, true, true), await StoredAsync(app));
    }

    [Fact]
    public async Task Whoever_wrote_the_same_is_done()
    {
        await using var app = await StartAsync();
        await PutAsync(app, First, orders: false);
        var (one, other) = (await EditAsync(app.Approver), await EditAsync(app.Http));
        (one["url"], other["url"]) = (Mine, Mine);

        Assert.Equal((303, 303), ((await one.SendAsync()).Status, (await other.SendAsync()).Status));
        Assert.Equal((Mine, false, true), await StoredAsync(app));
    }

    [Fact]
    public async Task Who_registers_what_somebody_has_just_registered_sees_both_and_overwrites_nothing_unseen()
    {
        await using var app = await StartAsync();
        var mine = Save(await EntryForm.OpenAsync(app.Http, Paths.Webhooks, Paths.Webhooks));
        (mine["system"], mine["url"]) = ("portal", Mine);
        await PutAsync(app, Theirs, orders: false);
        var conflict = await mine.SendAsync();
        Assert.Equal(409, conflict.Status);
        Assert.Contains("“portal”已经登记过", conflict.Text, StringComparison.Ordinal);
        Assert.Equal((Theirs, false, true), await StoredAsync(app));

        mine = Save(mine.Again(conflict));
        mine["take[url]"] = "stored";
        Assert.Equal(303, (await mine.SendAsync()).Status);
        Assert.Equal((Theirs, false, true), await StoredAsync(app));
    }

    [Fact]
    public async Task A_second_click_on_a_new_one_says_that_its_secret_was_shown()
    {
        await using var app = await StartAsync();
        var form = Save(await EntryForm.OpenAsync(app.Http, Paths.Webhooks, Paths.Webhooks));
        (form["system"], form["url"]) = ("portal", Mine);
        var (first, second) = (await form.SendAsync(), await form.SendAsync());

        Assert.Equal((200, 409), (first.Status, second.Status));
        Assert.Contains("whsec_", first.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("whsec_", second.Text, StringComparison.Ordinal);
        Assert.Contains("签名密钥只显示一次", second.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_secret_is_not_made_over_one_that_somebody_was_just_shown()
    {
        await using var app = await StartAsync();
        await PutAsync(app, First, orders: false);
        var (one, other) = (await ButtonsAsync(app.Approver), await ButtonsAsync(app.Http));
        (one["act"], other["act"]) = ("secret", "secret");
        Assert.Contains("whsec_", (await one.SendAsync()).Text, StringComparison.Ordinal);
        var late = await other.SendAsync();

        Assert.Equal(409, late.Status);
        Assert.Contains("刚改过“portal”", late.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("whsec_", late.Text, StringComparison.Ordinal);
        // Pausing changes nothing of what the other did.
        other["act"] = "pause";
        Assert.Equal(303, (await other.SendAsync()).Status);
        Assert.Equal((First, false, false), await StoredAsync(app));
        var again = other.Again(late);
        again["act"] = "secret";
        Assert.Equal(409, (await again.SendAsync()).Status);
    }

    private static Task<RunningApp> StartAsync() =>
        RunningApp.StartAsync(
            "2026-09-01T08:00",
            new Dictionary<string, string?> { ["Delivery:Webhooks:MayCallThisMachine"] = "true" }
        );

    private static async Task<EntryForm> EditAsync(HttpClient http) =>
        Save(await EntryForm.OpenAsync(http, Paths.Webhook("portal"), Paths.Webhooks));

    // Of the list, whose buttons stand before the form of a new one.
    private static Task<EntryForm> ButtonsAsync(HttpClient http) =>
        EntryForm.OpenAsync(http, Paths.Webhooks, Paths.Webhooks);

    private static EntryForm Save(EntryForm form)
    {
        form["act"] = "save";
        return form;
    }

    private static async Task PutAsync(RunningApp app, string url, bool orders)
    {
        using var put = await app.Approver.PutAsJsonAsync("/api/webhooks/portal", new { url, orders });
        Assert.Equal(201, (int)put.StatusCode);
    }

    private static async Task<(string?, bool, bool)> StoredAsync(RunningApp app)
    {
        var stored = (await app.Http.GetFromJsonAsync<JsonObject>("/api/webhooks/portal"))!;
        return ((string?)stored["url"], (bool)stored["orders"]!, (bool)stored["active"]!);
    }
}

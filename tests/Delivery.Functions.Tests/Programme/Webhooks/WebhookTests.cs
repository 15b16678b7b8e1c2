using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using CloudNative.CloudEvents.SystemTextJson;
using Delivery.Functions.Security;
using Delivery.Functions.Tests.Web;
using Microsoft.Extensions.DependencyInjection;
using StandardWebhooks;
using Xunit;

namespace Delivery.Functions.Tests.Programme.Webhooks;

public sealed class WebhookTests
{
    [Fact]
    public async Task Every_stage_of_an_order_is_told_once_signed_and_in_its_envelope()
    {
        await using var receiver = await Receiver.StartAsync();
        var town = await TownAsync();
        await using var app = town.App;
        var secret = (string)(await PutAsync(town, receiver.Url, orders: true))["secret"]!;
        var order = await town.FileAsync(Neighbourhood.Order("D02"));
        await app.AdvanceAsync(TimeSpan.FromHours(1));

        var told = Assert.Single(receiver.Calls, call => call.Body.Contains(order, StringComparison.Ordinal));
        var id = told.Headers["webhook-id"];
        Assert.Equal($"order-{order}-1", id);
        var headers = new WebHeaderCollection();
        foreach (
            var (name, value) in told.Headers.Where(header =>
                header.Key.StartsWith("webhook", StringComparison.Ordinal)
            )
        )
            headers.Add(name, value);
        Assert.Equal(
            told.Headers["webhook-signature"],
            new StandardWebhook(secret).Sign(id, At(told.Headers["webhook-timestamp"]), told.Body)
        );
        Assert.StartsWith("application/cloudevents+json", told.Headers["content-type"], StringComparison.Ordinal);
        var what = new JsonEventFormatter().DecodeStructuredModeMessage(Encoding.UTF8.GetBytes(told.Body), null, null);
        Assert.Equal(
            (id, "delivery.order.stage", order, "1.0"),
            (what.Id, what.Type, what.Subject, what.SpecVersion.VersionId)
        );
        Assert.Equal("Submitted", (string?)JsonNode.Parse(told.Body)!["data"]!["stage"]);
        Assert.DoesNotContain("13700001111", told.Body, StringComparison.Ordinal);

        await DecideAsync(town, order);
        await app.AdvanceAsync(TimeSpan.FromHours(2));
        var stages = receiver
            .Calls.Select(call => JsonNode.Parse(call.Body)!)
            .Where(body => (string?)body["subject"] == order)
            .Select(body => (string?)body["data"]!["stage"])
            .ToList();
        Assert.Equal(["Submitted", "Approved", "Matching"], stages.Take(3));
        Assert.Equal(stages.Count, stages.Distinct().Count());
    }

    [Fact]
    public async Task What_is_not_taken_is_sent_again_with_the_same_id_until_it_is()
    {
        await using var receiver = await Receiver.StartAsync();
        var town = await TownAsync();
        await using var app = town.App;
        await PutAsync(town, receiver.Url, orders: true);
        receiver.Answers = 503;
        await town.FileAsync(Neighbourhood.Order("D02"));
        await app.AdvanceAsync(TimeSpan.FromHours(3));
        var failed = receiver.Calls.Count;
        Assert.InRange(failed, 2, 4);

        receiver.Answers = 200;
        await app.AdvanceAsync(TimeSpan.FromHours(8));
        Assert.Equal(failed + 1, receiver.Calls.Count);
        Assert.Single(receiver.Calls.Select(call => call.Headers["webhook-id"]).Distinct());
    }

    [Fact]
    public async Task After_a_day_it_is_given_up_staff_hear_of_it_and_it_can_be_told_once_more()
    {
        await using var receiver = await Receiver.StartAsync();
        var town = await TownAsync();
        await using var app = town.App;
        await PutAsync(town, receiver.Url, orders: true);
        receiver.Answers = 302;
        await town.FileAsync(Neighbourhood.Order("D02"));
        await app.AdvanceAsync(TimeSpan.FromHours(30));
        var tries = receiver.Calls.Count;
        Assert.Contains(await app.MailAsync("shenhe"), mail => mail.Subject == "系统推送“city-portal”一整天没有送到");
        await app.AdvanceAsync(TimeSpan.FromHours(30));
        Assert.Equal(tries, receiver.Calls.Count);

        receiver.Answers = 200;
        using var replayed = await app.Http.PostAsJsonAsync(
            "/api/webhooks/city-portal/replay",
            new { from = "2026-09-01T00:00:00+08:00" }
        );
        Assert.Equal(200, (int)replayed.StatusCode);
        await app.AdvanceAsync(TimeSpan.FromHours(1));
        Assert.True(receiver.Calls.Count > tries);
    }

    [Fact]
    public async Task One_that_is_gone_is_paused_and_told_nothing_more()
    {
        await using var receiver = await Receiver.StartAsync();
        var town = await TownAsync();
        await using var app = town.App;
        await PutAsync(town, receiver.Url, orders: true);
        receiver.Answers = 410;
        await town.FileAsync(Neighbourhood.Order("D02"));
        await app.AdvanceAsync(TimeSpan.FromHours(30));

        Assert.Single(receiver.Calls);
        Assert.False((bool)(await town.GetAsync("/api/webhooks/city-portal"))["active"]!);
        Assert.Contains(
            await app.MailAsync("shenhe"),
            mail => mail.Subject == "系统推送“city-portal”已暂停：对方不再接收"
        );
    }

    [Fact]
    public async Task The_secret_is_shown_once_and_another_one_only_when_asked_for()
    {
        var town = await TownAsync();
        await using var app = town.App;
        var first = await PutAsync(town, "http://127.0.0.1:1/", orders: false);
        var again = await PutAsync(town, "http://127.0.0.1:1/", orders: true);
        var other = await PutAsync(town, "http://127.0.0.1:1/", orders: true, newSecret: true);

        Assert.StartsWith("whsec_", (string?)first["secret"], StringComparison.Ordinal);
        Assert.Null(again["secret"]);
        Assert.NotEqual((string?)first["secret"], (string?)other["secret"]);
        Assert.Null((await town.GetAsync("/api/webhooks/city-portal"))["secret"]);
    }

    private static DateTimeOffset At(string seconds) =>
        DateTimeOffset.FromUnixTimeSeconds(long.Parse(seconds, System.Globalization.CultureInfo.InvariantCulture));

    internal static async Task<JsonNode> PutAsync(Neighbourhood town, string url, bool orders, bool newSecret = false)
    {
        using var answer = await town.App.Http.PutAsJsonAsync(
            "/api/webhooks/city-portal",
            new
            {
                url,
                orders,
                newSecret,
            }
        );
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonNode.Parse(text)!;
    }

    private static async Task DecideAsync(Neighbourhood town, string order)
    {
        using var answer = await town.App.Http.PostAsJsonAsync(
            $"/api/orders/{order}/decision",
            new { decision = "approve", comment = "" }
        );
        answer.EnsureSuccessStatusCode();
    }

    internal static Task<Neighbourhood> TownAsync(bool mayCallThisMachine = true) =>
        Neighbourhood.WithAsync(
            services => services.AddSingleton<LookUpHost>(LookUp),
            ("Delivery:Webhooks:MayCallThisMachine", $"{mayCallThisMachine}"),
            ("RelaySchedule", "0 0 20 * * *")
        );

    internal static Task<IPAddress[]> LookUp(string host, CancellationToken cancellation) =>
        Task.FromResult(
            host switch
            {
                "inside.example.cn" => [IPAddress.Parse("192.168.1.1")],
                "both.example.cn" => [IPAddress.Parse("93.184.215.14"), IPAddress.Parse("169.254.169.254")],
                "nowhere.example.cn" => [],
                _ when IPAddress.TryParse(host.Trim('[', ']'), out var address) => new[] { address },
                _ => [IPAddress.Parse("93.184.215.14")],
            }
        );
}

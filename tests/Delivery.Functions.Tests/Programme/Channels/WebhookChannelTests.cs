using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Delivery.Domain.Calendar;
using Delivery.Domain.Programme.Channels;
using Delivery.Domain.Teaching;
using Delivery.Functions.Programme.Channels;
using Delivery.Functions.Tests.Programme.Webhooks;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Delivery.Functions.Tests.Programme.PublishedCity;

namespace Delivery.Functions.Tests.Programme.Channels;

/// <summary>Editions to other systems: each channel is told, and what failed is made up for.</summary>
public sealed class WebhookChannelTests
{
    [Fact]
    public async Task An_edition_that_failed_there_is_made_up_for_by_the_next()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var city = await CityAsync(Taiji, Dance);
        await WebhookAsync(city, receiver, "portal");
        await city.PutChannelAsync("portal", Portal("portal", "徐汇区"));
        receiver.Answers = 410;
        await city.App.MoveToAsync("2026-09-11T16:00");
        Assert.Equal("Failed", (string?)(await city.ChannelAsync("portal"))["state"]);
        receiver.Answers = 204;
        await WebhookAsync(city, receiver, "portal");
        await city.Lists.PutAsync(Dance with { Venue = "云杉小学" });
        await city.PublishAsync();

        Assert.Equal(2, EditionOf(receiver.Calls.Last()));
        Assert.Equal("Published", (string?)(await city.ChannelAsync("portal"))["state"]);
    }

    [Fact]
    public async Task Staff_hear_of_a_channel_that_was_given_up_by_its_title_and_where_to_send_it_anew()
    {
        await using var city = await CityAsync(Taiji);
        await using var receiver = await Receiver.StartAsync();
        await WebhookAsync(city, receiver, "portal", active: false);
        await city.PutChannelAsync("portal", Portal("portal", "徐汇区"));
        await city.App.MoveToAsync(AfterPublication);

        var mail = Assert.Single(
            await city.App.MailAsync("shenhe"),
            mail => mail.Subject.StartsWith("一周一览没有发到“徐汇区门户”", StringComparison.Ordinal)
        );
        Assert.DoesNotContain("多次", mail.Text, StringComparison.Ordinal);
        Assert.Contains("单独重发这个渠道", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_webhook_as_a_channel_is_told_of_each_edition_and_of_its_district_only()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var city = await CityAsync(Taiji, Dance);
        await WebhookAsync(city, receiver, "portal");
        await city.PutChannelAsync(
            "portal",
            new
            {
                kind = "Webhook",
                address = "portal",
                district = "徐汇区",
            }
        );
        await city.App.MoveToAsync(AfterPublication);
        await city.Lists.PutAsync(Dance with { Venue = "云杉小学" });
        await city.PublishAsync();

        var told = JsonNode.Parse(Assert.Single(receiver.Calls).Body)!;
        Assert.Equal("delivery.programme.published", (string?)told["type"]);
        Assert.Equal(
            ("2026-W38", 1, 1),
            ((string?)told["data"]!["week"], (int)told["data"]!["edition"]!, (int)told["data"]!["lessons"]!)
        );
        Assert.Equal("Published", (string?)(await city.ChannelAsync("portal"))["state"]);
    }

    [Fact]
    public async Task Two_channels_on_one_webhook_are_both_told()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var city = await CityAsync(Taiji, Dance);
        await WebhookAsync(city, receiver, "portal");
        await city.PutChannelAsync("xuhui", Portal("portal", "徐汇区"));
        await city.PutChannelAsync("huangpu", Portal("portal", "黄浦区"));
        await city.App.MoveToAsync(AfterPublication);

        Assert.Equal(
            ["徐汇区", "黄浦区"],
            receiver
                .Calls.Select(call => (string)JsonNode.Parse(call.Body)!["data"]!["district"]!)
                .Order(StringComparer.Ordinal)
        );
        Assert.Equal(
            ["programme-2026-W38-1-huangpu", "programme-2026-W38-1-xuhui"],
            receiver.Calls.Select(call => call.Headers["webhook-id"]).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task What_is_delivered_after_the_channel_was_given_up_is_published_there()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var city = await CityAsync(Taiji, Dance);
        await WebhookAsync(city, receiver, "portal");
        await city.PutChannelAsync("portal", Portal("portal", "徐汇区"));
        receiver.Answers = 503;
        await city.App.MoveToAsync("2026-09-11T16:00");
        Assert.Equal("Failed", (string?)(await city.ChannelAsync("portal"))["state"]);
        receiver.Answers = 204;
        await city.App.AdvanceAsync(TimeSpan.FromHours(12));
        await AssertPublishedAsync(city);

        // Staff or a correction end the tries of a channel whose event the timer has delivered between two of them.
        var trouble = new ChannelTrouble(new(Week.Parse("2026-W38"), 1, "portal", ChannelKind.Webhook), "有更新的一版");
        await ActivatorUtilities.CreateInstance<GiveUpChannel>(city.App.Services).Run(trouble);
        await AssertPublishedAsync(city);
    }

    [Fact]
    public async Task Once_a_correction_is_sent_nobody_gets_the_edition_before_it()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var city = await CityAsync(Taiji, Dance);
        await WebhookAsync(city, receiver, "portal");
        await city.PutChannelAsync("portal", Portal("portal", "徐汇区"));
        await city.PutChannelAsync("huangpu", Portal("portal", "黄浦区"));
        receiver.Answers = 503;
        await city.App.MoveToAsync("2026-09-11T16:00");
        await city.Lists.PutAsync(Taiji with { Venue = "清荷小学" });
        await city.PublishAsync();
        await city.App.AdvanceAsync(TimeSpan.FromHours(1));
        receiver.Answers = 204;
        var refused = receiver.Calls.Count;
        await city.App.AdvanceAsync(TimeSpan.FromDays(2));

        // The other channel's events stay its own.
        Assert.Equal(
            ["programme-2026-W38-2-huangpu", "programme-2026-W38-2-portal"],
            receiver
                .Calls.Skip(refused)
                .Select(call => call.Headers["webhook-id"])
                .Where(id => id.StartsWith("programme-2026-W38-", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
        );
        await AssertPublishedAsync(city);
    }

    [Fact]
    public async Task What_is_cancelled_does_not_count_among_the_lessons_told_of()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var city = await CityAsync(Taiji, Dance with { Status = LessonStatus.Cancelled });
        await WebhookAsync(city, receiver, "portal");
        await city.PutChannelAsync("portal", new { kind = "Webhook", address = "portal" });
        await city.App.MoveToAsync(AfterPublication);

        var told = JsonNode.Parse(Assert.Single(receiver.Calls).Body)!;
        Assert.Equal(1, (int)told["data"]!["lessons"]!);
    }

    private static async Task AssertPublishedAsync(PublishedCity city)
    {
        var state = await city.ChannelAsync("portal");
        Assert.Equal(("Published", null), ((string?)state["state"], (string?)state["trouble"]));
    }

    private static object Portal(string webhook, string district) =>
        new
        {
            kind = "Webhook",
            address = webhook,
            district,
            title = $"{district}门户",
        };

    private static Task<PublishedCity> CityAsync(params Delivery.Domain.Programme.ProgrammeLesson[] lessons) =>
        StartAsync(
            services =>
                services.Replacing(settings =>
                    settings with
                    {
                        Webhooks = new WebhookSettings { MayCallThisMachine = true },
                    }
                ),
            lessons
        );

    private static async Task WebhookAsync(PublishedCity city, Receiver receiver, string name, bool active = true)
    {
        using var put = await city.App.Http.PutAsJsonAsync($"/api/webhooks/{name}", new { url = receiver.Url, active });
        put.EnsureSuccessStatusCode();
    }

    private static int EditionOf(Receiver.Received call) => (int)JsonNode.Parse(call.Body)!["data"]!["edition"]!;
}

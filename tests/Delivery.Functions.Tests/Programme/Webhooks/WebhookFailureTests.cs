using System.Net.Http.Json;
using System.Text.Json;
using Azure;
using Delivery.Functions.Programme.Webhooks;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Programme;
using Delivery.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Delivery.Functions.Tests.Programme.Webhooks;

/// <summary>What staff see and hear of what could not be told to another system.</summary>
public sealed class WebhookFailureTests
{
    [Theory]
    [InlineData("nobody", "2026-08-31", "没有登记系统推送“nobody”，请核对名称")]
    [InlineData("portal", "2026-07-01", "请选过去30天内的一天")]
    [InlineData("portal", "nonsense", "请选过去30天内的一天")]
    public async Task What_cannot_be_told_again_is_refused_on_the_page_by_its_reason(
        string system,
        string from,
        string message
    )
    {
        await using var app = await StartAsync();
        await PutAsync(app, "http://127.0.0.1:1/");
        using var form = new FormUrlEncodedContent(
            new Dictionary<string, string>
            {
                ["act"] = "replay",
                ["system"] = system,
                ["from"] = from,
            }
        );
        using var answer = await app.Http.PostAsync("/staff/webhooks", form);

        Assert.Equal(422, (int)answer.StatusCode);
        Assert.Contains(message, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pause")]
    [InlineData("secret")]
    public async Task What_is_not_registered_cannot_be_changed_on_the_page(string act)
    {
        await using var app = await StartAsync();
        using var form = new FormUrlEncodedContent(
            new Dictionary<string, string> { ["act"] = act, ["system"] = "nobody" }
        );
        using var answer = await app.Http.PostAsync("/staff/webhooks", form);

        Assert.Equal(422, (int)answer.StatusCode);
        Assert.Contains(
            "没有登记系统推送“nobody”，请核对名称",
            await answer.Content.ReadAsStringAsync(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Staff_hear_of_an_event_that_was_given_up_wherever_we_were_killed()
    {
        var fuse = new StorageFuse();
        await using var receiver = await Receiver.StartAsync();
        await using var app = await StartAsync(fuse);
        await PutAsync(app, receiver.Url);
        receiver.Answers = 410;
        var webhook = (await app.Services.GetRequiredService<Registers>().Webhooks.FindAsync("portal"))!.Value;
        var (events, post) = (
            app.Services.GetRequiredService<WebhookEvents>(),
            app.Services.GetRequiredService<PostWebhooks>()
        );

        var days = 0;
        for (var (request, cut) = (1, true); cut; request++, days++)
        {
            var at = app.Services.GetRequiredService<TimeProvider>().GetUtcNow();
            await events.AddAsync(
                "portal",
                new WebhookEvent(
                    $"event-{request}",
                    "delivery.order.stage",
                    "A",
                    at,
                    JsonSerializer.SerializeToElement(1)
                )
            );
            fuse.Arm(request, last: true);
            try
            {
                await post.SendDueAsync(webhook);
            }
            catch (RequestFailedException)
            {
                // As when the process is killed: what it was about to do is left.
            }

            cut = fuse.HasBlown;
            fuse.Mend();
            await app.AdvanceAsync(TimeSpan.FromMinutes(3));
            await post.SendDueAsync(webhook);
            await app.AdvanceAsync(TimeSpan.FromDays(1));
        }

        Assert.True(days > 5, $"{days}");
        Assert.Equal(
            days,
            (await app.MailAsync("shenhe")).Count(mail => mail.Subject.StartsWith("系统推送", StringComparison.Ordinal))
        );
    }

    private static Task<Delivery.TestKit.DeliveryApp> StartAsync(StorageFuse? fuse = null) =>
        Delivery.TestKit.DeliveryApp.StartAsync(
            "2026-09-01T08:00",
            new Dictionary<string, string?>
            {
                ["Delivery:Webhooks:MayCallThisMachine"] = "true",
                // Only the test sends.
                ["WebhookSchedule"] = "0 0 20 1 1 *",
            },
            fuse: fuse
        );

    private static async Task PutAsync(Delivery.TestKit.DeliveryApp app, string url)
    {
        using var put = await app.Http.PutAsJsonAsync("/api/webhooks/portal", new { url });
        put.EnsureSuccessStatusCode();
    }
}

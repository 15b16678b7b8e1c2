using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Delivery.Domain.Operation.Chain;
using Delivery.Domain.Ordering;
using Delivery.Functions.Email;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Tests.Matching;
using Delivery.Functions.Tests.Programme;
using Delivery.Functions.Workflow;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using RunningApp = Delivery.TestKit.DeliveryApp;

namespace Delivery.Functions.Tests.Operation;

public sealed class HealthTests
{
    [Fact]
    public async Task Ready_says_in_one_word_each_what_is_not_and_no_more()
    {
        await using var app = await RunningApp.StartAsync(services: services =>
        {
            services.BreakBlobs(_ => true);
            services.AddSingleton<IDataProtectionProvider, LostKeys>();
        });
        using var ready = await app.Anonymous.GetAsync("/api/health/ready");
        using var live = await app.Anonymous.GetAsync("/api/health/live");
        var text = await ready.Content.ReadAsStringAsync();
        var states = JsonNode.Parse(text)!["checks"]!
            .AsArray()
            .ToDictionary(check => (string)check!["name"]!, check => (bool)check!["healthy"]!);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK), (ready.StatusCode, live.StatusCode));
        Assert.False(states["keys"]);
        Assert.True(states["tables"]);
        Assert.True(states["durable"]);
        Assert.True(states["calendar"]);
        Assert.DoesNotContain("secret of the vault", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_gauges_are_at_rest_where_nothing_is_wrong()
    {
        await using var town = await Town.StartAsync();
        await town.CourseAsync();
        var heard = await ReadAsync(town.App);

        Assert.Equal(0, heard.Last("delivery.programme.late"));
        Assert.Equal(0, heard.Last("delivery.pay.late"));
        Assert.Equal(0, heard.Last("delivery.mail.outbox.age"));
        Assert.Equal(0, heard.Last("delivery.quota.drift"));
        Assert.Equal(0, heard.Last("delivery.audit.breaks"));
    }

    [Fact]
    public async Task An_audit_log_that_is_not_as_it_was_sealed_counts_its_places()
    {
        await using var town = await Town.StartAsync();
        await town
            .App.Services.GetRequiredService<ChainReports>()
            .KeepAsync(new ChainReport(town.App.Now, 3, [new(new DateOnly(2026, 9, 1), BreakKind.SealBroken)]));

        Assert.Equal(3, (await ReadAsync(town.App)).Last("delivery.audit.breaks"));
    }

    [Fact]
    public async Task A_week_that_is_not_published_counts_its_minutes()
    {
        var never = new Dictionary<string, string?>
        {
            ["ProgrammeSchedule"] = "0 0 0 1 1 *",
            ["CatchUpSchedule"] = "0 0 0 1 1 *",
        };
        await using var city = new PublishedCity(await RunningApp.StartAsync("2026-09-11T14:30", never));
        await city.Lists.PutAsync(PublishedCity.Taiji);
        Assert.Equal(0, (await ReadAsync(city.App)).Last("delivery.programme.late"));
        await city.App.MoveToAsync("2026-09-11T15:40");

        Assert.Equal(40, (await ReadAsync(city.App)).Last("delivery.programme.late"));
    }

    [Fact]
    public async Task A_mail_that_waits_counts_its_seconds()
    {
        await using var app = await RunningApp.StartAsync(
            settings: new Dictionary<string, string?> { ["Delivery:Mail:PerHour"] = "1" }
        );
        var outbox = app.Services.GetRequiredService<MailOutbox>();
        foreach (var key in new[] { "a", "b" })
            await outbox.SendAsync(new Mail(key, new Recipient("lin@example.cn", "林一"), "主题", "<p></p>", "文"));
        await app.AdvanceAsync(TimeSpan.FromMinutes(20));

        Assert.Equal(1200, (await ReadAsync(app)).Last("delivery.mail.outbox.age"));
    }

    [Fact]
    public async Task A_reservation_that_nobody_holds_any_more_is_a_drift_of_its_lessons()
    {
        await using var town = await Town.StartAsync();
        var course = await town.CourseAsync();
        await town.App.AdvanceAsync(TimeSpan.FromHours(2));
        var years = town.App.Services.GetRequiredService<StreetYears>();
        var order = (await years.GetOrderAsync(course)).Value;
        // As if a release had been lost.
        await years.Table.UpsertEntityAsync(StreetYears.RowOf(order with { Stage = OrderStage.Cancelled }));
        var drift = new List<double>();
        for (var hour = 0; hour < 24; hour++)
        {
            drift.Add((await ReadAsync(town.App)).Last("delivery.quota.drift")!.Value);
            await town.App.AdvanceAsync(TimeSpan.FromHours(1));
        }

        // Its turn comes once a day.
        Assert.Equal(2, drift.Max());
        Assert.Single(drift, lessons => lessons > 0);
    }

    [Fact]
    public async Task A_key_is_replaced_while_the_old_one_still_works()
    {
        await using var app = await RunningApp.StartAsync();
        var (old, fresh) = (await MakeAsync(app), await MakeAsync(app));
        Assert.NotEqual(old, fresh);
        Assert.Equal((true, true), (await WorksAsync(app, old), await WorksAsync(app, fresh)));

        using var revoked = await app.Http.PostAsJsonAsync("/api/integrations/portal/revoke", new { key = old });
        Assert.Equal(HttpStatusCode.OK, revoked.StatusCode);
        Assert.Equal((false, true), (await WorksAsync(app, old), await WorksAsync(app, fresh)));
        using var twice = await app.Http.PostAsJsonAsync("/api/integrations/portal/revoke", new { key = old });
        Assert.Equal(HttpStatusCode.NotFound, twice.StatusCode);
    }

    [Fact]
    public async Task Without_a_key_every_key_of_the_system_is_revoked()
    {
        await using var app = await RunningApp.StartAsync();
        var (old, fresh) = (await MakeAsync(app), await MakeAsync(app));

        using var revoked = await app.Http.PostAsync("/api/integrations/portal/revoke", null);
        Assert.Equal(HttpStatusCode.OK, revoked.StatusCode);
        Assert.Equal((false, false), (await WorksAsync(app, old), await WorksAsync(app, fresh)));
        using var none = await app.Http.PostAsync("/api/integrations/portal/revoke", null);
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    [Fact]
    public async Task A_key_is_made_here_shown_once_and_kept_only_as_its_hash()
    {
        await using var app = await RunningApp.StartAsync();
        var key = await MakeAsync(app);
        Assert.Matches("^[0-9a-f]{64}$", key);

        using var chosen = await app.Http.PutAsJsonAsync(
            "/api/integrations/portal",
            new { key = new string('a', 40), scopes = new[] { "reviewer" } }
        );
        Assert.Equal(HttpStatusCode.BadRequest, chosen.StatusCode);
        var access = app.Services.GetRequiredService<DeliveryTables>().Access;
        await foreach (var row in access.QueryAsync<Azure.Data.Tables.TableEntity>())
            Assert.DoesNotContain(key, string.Join('|', row.Select(cell => cell.Value)), StringComparison.Ordinal);
    }

    private static async Task<string> MakeAsync(RunningApp app)
    {
        using var answer = await app.Http.PutAsJsonAsync(
            "/api/integrations/portal",
            new { scopes = new[] { "reviewer" } }
        );
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(answer.Headers.CacheControl?.NoStore);
        return (await answer.Content.ReadFromJsonAsync<JsonObject>())!["key"]!.GetValue<string>();
    }

    private static async Task<bool> WorksAsync(RunningApp app, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/orders");
        request.Headers.Add("X-Api-Key", key);
        using var answer = await app.Anonymous.SendAsync(request);
        return answer.IsSuccessStatusCode;
    }

    private static async Task<Overheard> ReadAsync(RunningApp app)
    {
        var heard = new Overheard();
        heard.Listen(app.Services.GetRequiredService<Telemetry>());
        await app.Host.Timers.Find("ReadHealth")!.RunNowAsync();
        heard.Dispose();
        return heard;
    }

    private sealed class LostKeys : IDataProtectionProvider
    {
        public IDataProtector CreateProtector(string purpose) =>
            throw new InvalidOperationException("The secret of the vault is lost.");
    }
}

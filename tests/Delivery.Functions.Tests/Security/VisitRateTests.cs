using System.Net;
using Azure.Data.Tables;
using Delivery.Functions.Security;
using Delivery.Functions.Security.Rates;
using Delivery.Functions.Storage;
using Delivery.Functions.Tests.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;
using RunningApp = Delivery.TestKit.DeliveryApp;

namespace Delivery.Functions.Tests.Security;

/// <summary>How many pages one network may open without an account.</summary>
public sealed class VisitRateTests
{
    private static readonly Dictionary<string, string?> Few = new() { ["Delivery:Rates:VisitsPerNetwork"] = "40" };

    [Theory]
    [InlineData("/programmes/2026-W36", "text/html")]
    [InlineData("/feeds/calendar.ics", "text/html")]
    [InlineData("/api/programmes/2026-W36", "application/problem+json")]
    public async Task Public_pages_and_feeds_are_held_to_a_rate(string path, string form)
    {
        await using var app = await RunningApp.StartAsync(settings: Few);
        for (var time = 0; time < 40; time++)
        {
            using var answer = await app.Anonymous.GetAsync(path);
            Assert.NotEqual(HttpStatusCode.TooManyRequests, answer.StatusCode);
        }

        using var refused = await app.Anonymous.GetAsync(path);
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Equal(form, refused.Content.Headers.ContentType!.MediaType);
        var says = await refused.Content.ReadAsStringAsync();
        Assert.Contains("请求太频繁", says, StringComparison.Ordinal);
        Assert.Equal(
            form.EndsWith("json", StringComparison.Ordinal),
            says.Contains("\"rate.exceeded\"", StringComparison.Ordinal)
        );
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        // Who has an account is not held to it, nor is the health probe.
        using var staff = await app.Http.GetAsync(path);
        Assert.NotEqual(HttpStatusCode.TooManyRequests, staff.StatusCode);
        using var alive = await app.Anonymous.GetAsync("/api/health/live");
        Assert.Equal(HttpStatusCode.OK, alive.StatusCode);
    }

    [Fact]
    public async Task Somebody_who_tries_keys_is_held_to_the_rate_too()
    {
        await using var app = await RunningApp.StartAsync(settings: Few);
        var answers = new List<int>();
        for (var time = 0; time < 42; time++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/api/streets");
            request.Headers.Add("X-Api-Key", $"guess-{time}");
            using var answer = await app.Anonymous.SendAsync(request);
            answers.Add((int)answer.StatusCode);
            if (time == 41)
                Assert.Equal(
                    [$"rate.exceeded 请求太频繁，请在{answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds}秒后再试"],
                    await answer.ProblemAsync()
                );
        }

        Assert.Equal((401, 429), (answers[39], answers[40]));
    }

    [Fact]
    public async Task Pages_are_counted_in_storage_by_shares_so_that_other_instances_know()
    {
        await using var app = await RunningApp.StartAsync();
        var (rows, callers) = (
            app.Services.GetRequiredService<RateRows>(),
            app.Services.GetRequiredService<CallerHash>()
        );
        var settings = new RateSettings { VisitsPerNetwork = 40 };
        var (one, other) = (VisitsOf(app, settings), VisitsOf(app, settings));
        var request = new DefaultHttpContext().Request;
        var tell = new TellVisits(one, rows, NullLogger<TellVisits>.Instance);
        for (var time = 0; time < one.Share; time++)
            Assert.Null(one.Count(request));
        await tell.StartAsync(CancellationToken.None);
        var count = await SumAsync(app);
        await tell.StopAsync(CancellationToken.None);

        Assert.Equal(2, one.Share);
        Assert.Equal(2, count);
        Assert.NotEmpty(callers.Of("somebody"));
        Assert.Null(other.Count(request));
    }

    [Theory]
    [InlineData(0, "198.51.100.1", "127.0.0.1")]
    [InlineData(1, "198.51.100.1", "198.51.100.1")]
    [InlineData(1, "10.9.8.7, 198.51.100.1:50112", "198.51.100.1")]
    [InlineData(2, "10.9.8.7, 198.51.100.1:50112, 192.0.2.1", "198.51.100.1")]
    [InlineData(2, "198.51.100.1", "127.0.0.1")]
    [InlineData(1, "nonsense", "127.0.0.1")]
    [InlineData(1, "", "127.0.0.1")]
    [InlineData(1, "[2001:db8:1:2:3:4:5:6]:443", "20010db800010002")]
    [InlineData(1, "2001:db8:1:2:ffff::1", "20010db800010002")]
    [InlineData(1, "::ffff:198.51.100.1", "198.51.100.1")]
    public void The_network_is_what_the_trusted_machines_heard(int proxies, string forwarded, string network)
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = IPAddress.Loopback;
        context.Request.Headers["X-Forwarded-For"] = forwarded;

        Assert.Equal(network, new CallerNetwork(new RateSettings { TrustedProxies = proxies }).Of(context.Request));
    }

    private static Visits VisitsOf(RunningApp app, RateSettings settings) =>
        new(
            settings,
            new CallerNetwork(settings),
            app.Services.GetRequiredService<CallerHash>(),
            app.Services.GetRequiredService<TimeProvider>()
        );

    // Counted beside the answers: it is there in a moment.
    private static async Task<int> SumAsync(RunningApp app)
    {
        var tables = app.Services.GetRequiredService<DeliveryTables>();
        while (true)
        {
            if (await tables.Rates.QueryAsync<TableEntity>().FirstOrDefaultAsync() is { } row)
                return Row.Read<RateCount>(row).Value.Count;
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }
}

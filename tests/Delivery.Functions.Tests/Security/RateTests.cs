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

public sealed class RateTests
{
    private static readonly Dictionary<string, string?> Few = new() { ["Delivery:Rates:VisitsPerNetwork"] = "40" };

    // As the front end of Azure does it.
    private static readonly Dictionary<string, string?> BehindOneProxy = new()
    {
        ["Delivery:Rates:TrustedProxies"] = "1",
    };

    [Fact]
    public async Task Sixty_requests_for_sign_in_links_are_not_all_answered_and_nothing_tells_who_is_registered()
    {
        await using var app = await RunningApp.StartAsync(settings: BehindOneProxy);
        await RegisterAsync(app, "lin@example.cn");
        var (known, unknown) = (new List<string>(), new List<string>());
        for (var time = 0; time < 6; time++)
        {
            known.Add(await SignInAsync(app, "lin@example.cn", "203.0.113.7"));
            unknown.Add(await SignInAsync(app, "niemand@example.cn", "203.0.113.8"));
        }

        Assert.Equal(
            known.Select(page => page.Replace("lin@example.cn", "", StringComparison.Ordinal)),
            unknown.Select(page => page.Replace("niemand@example.cn", "", StringComparison.Ordinal))
        );
        Assert.Equal(["200", "200", "200", "200", "200", "429"], known.Select(page => page[..3]));

        var many = new List<string>();
        for (var time = 0; time < 60; time++)
            many.Add((await SignInAsync(app, $"a{time}@example.cn", "203.0.113.9"))[..3]);
        Assert.Equal(30, many.Count(status => status == "200"));
        Assert.Equal(30, many.Count(status => status == "429"));
    }

    [Fact]
    public async Task Who_asked_too_often_is_told_when_to_come_back_and_then_may()
    {
        await using var app = await RunningApp.StartAsync();
        for (var time = 0; time < 5; time++)
            await SignInAsync(app, "a@example.cn");
        using var refused = await app.Anonymous.PostAsync("/sign-in", Form("a@example.cn"));
        var wait = refused.Headers.RetryAfter!.Delta!.Value;

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Contains("请求太频繁", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await app.AdvanceAsync(wait);
        Assert.StartsWith("200", await SignInAsync(app, "a@example.cn"));
    }

    [Fact]
    public async Task A_rate_holds_over_instances_and_a_burst_counts_once_each()
    {
        await using var app = await RunningApp.StartAsync();
        var rate = new Rate("code", 20, TimeSpan.FromMinutes(10));
        var instances = new[] { Instance(app), Instance(app), Instance(app) };

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 60).Select(time => instances[time % 3].TakeAsync(rate, "13800001234"))
        );

        Assert.Equal(20, answers.Count(wait => wait is null));
        Assert.Null(await instances[0].TakeAsync(rate, "13900005678"));
        Assert.Null(await instances[0].TakeAsync(rate with { Name = "enrolment" }, "13800001234"));
    }

    [Fact]
    public async Task Rows_that_count_name_nobody()
    {
        await using var app = await RunningApp.StartAsync(settings: BehindOneProxy);
        await SignInAsync(app, "lin@example.cn", "203.0.113.7");
        var rows = await app
            .Services.GetRequiredService<DeliveryTables>()
            .Rates.QueryAsync<TableEntity>()
            .ToListAsync();

        Assert.Equal(2, rows.Count);
        Assert.All(
            rows,
            row =>
            {
                var all = string.Join(' ', row.Select(column => $"{column.Value}"));
                Assert.DoesNotContain("lin@", all, StringComparison.Ordinal);
                Assert.DoesNotContain("203.0.113", all, StringComparison.Ordinal);
            }
        );
    }

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

    [Fact]
    public async Task Counts_are_deleted_once_their_days_are_over()
    {
        await using var app = await RunningApp.StartAsync();
        await SignInAsync(app, "a@example.cn");
        await app.MoveToAsync("2026-09-04T05:00");

        Assert.Empty(
            await app.Services.GetRequiredService<DeliveryTables>().Rates.QueryAsync<TableEntity>().ToListAsync()
        );
    }

    private static CallerRates Instance(RunningApp app) =>
        new(
            app.Services.GetRequiredService<RateRows>(),
            app.Services.GetRequiredService<CallerHash>(),
            app.Services.GetRequiredService<TimeProvider>()
        );

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

    private static async Task<string> SignInAsync(RunningApp app, string email, string? from = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/sign-in") { Content = Form(email) };
        if (from is not null)
            request.Headers.Add("X-Forwarded-For", from);
        using var answer = await app.Anonymous.SendAsync(request);
        return $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}";
    }

    private static FormUrlEncodedContent Form(string email) => new([KeyValuePair.Create("email", email)]);

    private static async Task RegisterAsync(RunningApp app, string email)
    {
        var street = new
        {
            name = "清荷街道",
            district = "黄浦区",
            contacts = new
            {
                ordering = new
                {
                    name = "林一",
                    phone = "13700001111",
                    email,
                },
            },
            publishedContact = new { name = "清荷文体中心", phone = "021-55500002" },
        };
        using var put = await app.Http.PutAsync(
            "/api/streets/310101002",
            System.Net.Http.Json.JsonContent.Create(street)
        );
        Assert.True(put.IsSuccessStatusCode, await put.Content.ReadAsStringAsync());
    }
}

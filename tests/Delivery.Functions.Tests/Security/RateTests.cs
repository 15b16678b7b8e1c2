using System.Net;
using Azure.Data.Tables;
using Delivery.Functions.Security;
using Delivery.Functions.Security.Rates;
using Delivery.Functions.Storage;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using RunningApp = Delivery.TestKit.DeliveryApp;

namespace Delivery.Functions.Tests.Security;

/// <summary>How often one may ask for what is sent to somebody.</summary>
public sealed class RateTests
{
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

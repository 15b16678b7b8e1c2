using System.Net;
using Delivery.Functions.Operation;
using Delivery.Functions.Security;
using Delivery.Functions.Tests.Matching;
using Delivery.Functions.Workflow;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Delivery.Functions.Tests.Operation.StormyPages;
using RunningApp = Delivery.TestKit.DeliveryApp;

namespace Delivery.Functions.Tests.Operation;

/// <summary>What staff see of what goes on by itself, and of what stands still.</summary>
public sealed class InstancePageTests
{
    [Fact]
    public async Task Staff_see_what_a_course_waits_for_since_when_and_until_when()
    {
        await using var town = await Town.StartAsync();
        var order = await town.FileAsync();
        var page = await OpenAsync(town.App, "/staff/instances?state=running&kind=course");
        var row = Assert.Single(page.QuerySelectorAll("tbody tr"));
        Assert.Contains(order, row.TextContent, StringComparison.Ordinal);
        Assert.Contains("协会审核", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("从9月1日（周二）08:00起", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("等待中", row.TextContent, StringComparison.Ordinal);

        Assert.Empty((await OpenAsync(town.App, "/staff/instances")).QuerySelectorAll("tbody tr"));
        Assert.Empty(
            (await OpenAsync(town.App, "/staff/instances?state=running&kind=lesson")).QuerySelectorAll("tbody tr")
        );
        using var stranger = await town.App.Anonymous.GetAsync("/staff/instances");
        Assert.Equal(HttpStatusCode.Unauthorized, stranger.StatusCode);
    }

    [Fact]
    public async Task A_step_that_is_not_mended_after_all_stands_still_again_and_fails_its_course_at_the_sixth_time()
    {
        await using var app = await StormyAsync(new Weather { Storms = true });
        await app
            .Services.GetRequiredService<DurableTaskClient>()
            .StartOnceAsync("StormyCourse", Course, "A1-2026-001");
        for (var mending = 1; mending <= 5; mending++)
        {
            await app.AdvanceAsync(TimeSpan.FromMinutes(30));
            Assert.Equal("A storm.", InstanceWords.TroubleOf(await StateOfAsync(app, Course, withStatus: true)));
            Assert.Equal(303, await PostAsync(app, $"{Course}/retry", $"第{mending}次"));
            await app.IdleAsync();
        }

        await app.AdvanceAsync(TimeSpan.FromMinutes(30));
        Assert.Equal(OrchestrationRuntimeStatus.Failed, (await StateOfAsync(app, Course)).RuntimeStatus);
    }

    [Fact]
    public async Task A_step_that_nobody_mends_stands_first_for_as_long_as_it_takes_and_nothing_is_tried_meanwhile()
    {
        var weather = new Weather { Storms = true };
        await using var app = await StormyAsync(weather);
        await app
            .Services.GetRequiredService<DurableTaskClient>()
            .StartOnceAsync("StormyCourse", Course, "A1-2026-001");
        await app.AdvanceAsync(TimeSpan.FromMinutes(30));
        weather.Storms = false;

        await app.AdvanceAsync(TimeSpan.FromDays(60));

        Assert.Equal(OrchestrationRuntimeStatus.Running, (await StateOfAsync(app, Course)).RuntimeStatus);
        var first = (await OpenAsync(app, "/staff/instances")).QuerySelector("tbody tr")!.TextContent;
        Assert.Contains("出错停下", first, StringComparison.Ordinal);
        Assert.Single(app.Log.Lines, line => line.Contains($"{Course} stands still", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_should_have_gone_on_by_itself_and_did_not_counts_as_stuck()
    {
        await using var town = await Town.StartAsync();
        var order = await town.FileAsync();
        var waits = await StateOfAsync(town.App, $"course-{order}");

        Assert.False(InstanceWords.IsStuck(waits, town.App.Now));
        Assert.True(InstanceWords.IsStuck(waits, town.App.Now.AddDays(10)));
    }

    [Fact]
    public async Task A_role_that_does_not_mend_a_kind_sees_it_and_may_do_nothing()
    {
        await using var app = await RunningApp.StartAsync();
        await app.Services.GetRequiredService<ApiKeys>().AddAsync("conduct", "conduct-key-of-a-test", [Role.Conduct]);
        using var conduct = app.Host.CreateClient();
        conduct.DefaultRequestHeaders.Add("X-Api-Key", "conduct-key-of-a-test");
        using var sees = await conduct.GetAsync("/staff/instances");
        using var form = new FormUrlEncodedContent([new("reason", "试试")]);
        using var acts = await conduct.PostAsync("/staff/instances/programme-2026-W38/retry", form);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Forbidden), (sees.StatusCode, acts.StatusCode));
    }

    private const string Course = "course-A1-2026-001";
}

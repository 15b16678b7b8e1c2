using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Delivery.Functions.Operation;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Tests.Matching;
using Delivery.Functions.Tests.Programme;
using Delivery.Functions.Tests.Web;
using Delivery.Functions.Workflow;
using Delivery.Local.Hosting;
using LocalFunctions.Hosting;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Delivery.Functions.Tests.Programme.PublishedCity;
using RunningApp = Delivery.TestKit.DeliveryApp;

namespace Delivery.Functions.Tests.Operation;

public sealed class Weather
{
    public bool Storms { get; set; }

    public int Starts { get; set; }
}

public static class StormyCourse
{
    [Function(nameof(StormyCourse))]
    public static async Task Run([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        await context.Do(nameof(StormyStart), "start");
        await context.Do(nameof(StormyStep), "step");
    }
}

public sealed class StormyStart(Weather weather)
{
    [Function(nameof(StormyStart))]
    public void Run([ActivityTrigger] string step) => weather.Starts += step.Length > 0 ? 1 : 0;
}

public sealed class StormyStep(Weather weather)
{
    [Function(nameof(StormyStep))]
    public string Run([ActivityTrigger] string step) =>
        weather.Storms ? throw new InvalidOperationException("A storm.") : step;
}

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
    public async Task A_course_whose_step_failed_stands_first_and_goes_on_from_that_step_once_mended()
    {
        var weather = new Weather { Storms = true };
        await using var app = await StormyAsync(weather);
        await app
            .Services.GetRequiredService<DurableTaskClient>()
            .StartOnceAsync("StormyCourse", Course, "A1-2026-001");
        await app.AdvanceAsync(TimeSpan.FromMinutes(30));

        var first = (await OpenAsync(app, "/staff/instances")).QuerySelector("tbody tr")!.TextContent;
        Assert.Contains("A1-2026-001", first, StringComparison.Ordinal);
        Assert.Contains("出错停下", first, StringComparison.Ordinal);
        var page = await OpenAsync(app, $"/staff/instances/{Course}");
        Assert.Contains("A storm.", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("button[formaction$='/retry']"));

        weather.Storms = false;
        Assert.Equal(303, await PostAsync(app, $"{Course}/retry", "天晴了"));
        await app.IdleAsync();
        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await StateOfAsync(app, Course)).RuntimeStatus);
        Assert.Equal(1, weather.Starts);
        Assert.Empty((await OpenAsync(app, "/staff/instances")).QuerySelectorAll("tbody tr"));
        Assert.Equal(422, await PostAsync(app, $"{Course}/retry", "再点一次"));
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

    [Fact]
    public async Task Retry_and_skip_want_a_reason_and_refuse_what_has_no_meaning()
    {
        await using var town = await Town.StartAsync();
        var order = await town.FileAsync();
        Assert.Equal(422, await PostAsync(town.App, $"course-{order}/retry", ""));
        Assert.Equal(422, await PostAsync(town.App, $"course-{order}/retry", "再试"));
        Assert.Equal(422, await PostAsync(town.App, $"course-{order}/skip", "不等了"));
        Assert.Equal(404, await PostAsync(town.App, "course-A1-2026-999/skip", "不等了"));
        Assert.Equal(404, await PostAsync(town.App, "nonsense/skip", "不等了"));
        var page = await OpenAsync(town.App, $"/staff/instances/course-{order}");
        Assert.Null(page.QuerySelector("button[formaction]"));
        Assert.Contains("只有出错停下的流程才能重试", page.Body!.TextContent, StringComparison.Ordinal);

        var (retry, skip, durable) = (
            town.App.Services.GetRequiredService<RetryInstance>(),
            town.App.Services.GetRequiredService<SkipInstance>(),
            town.App.Services.GetRequiredService<DurableTaskClient>()
        );
        Assert.Equal(
            ["instance.reason 请写明理由，例如邮件服务器已修好 (reason)"],
            (await retry.RunAsync($"course-{order}", "", Caller.Service, durable)).Words()
        );
        Assert.Equal(
            ["instance.reason 请写明理由，别人会在操作记录里看到 (reason)"],
            (await skip.RunAsync($"course-{order}", "", Caller.Service, durable)).Words()
        );
        foreach (
            var nobody in new[]
            {
                retry.RunAsync("x", "再试", Caller.Service, durable),
                skip.RunAsync("x", "不等了", Caller.Service, durable),
            }
        )
            Assert.Equal(["instance.unknown 没有找到这个流程，请核对编号"], (await nobody).Words());
        Assert.Equal(
            ["instance.state 只有出错停下的流程才能重试。"],
            (await retry.RunAsync($"course-{order}", "再试", Caller.Service, durable)).Words()
        );
        Assert.Equal(
            ["instance.state 它等的是人的答复或上课的时间，请到订单页办理；到了期限会自己继续。"],
            (await skip.RunAsync($"course-{order}", "不等了", Caller.Service, durable)).Words()
        );
    }

    [Fact]
    public async Task A_channel_that_keeps_failing_can_be_skipped_and_sent_again_once_it_is_mended()
    {
        var broken = true;
        await using var city = await StartAsync(
            services => services.BreakBlobs(name => broken && name.EndsWith(".ics", StringComparison.Ordinal)),
            Taiji
        );
        await city.App.MoveToAsync("2026-09-11T15:01");
        const string Channel = "programme-2026-W38-1-icalendar";
        var page = await OpenAsync(city.App, "/staff/instances/programme-2026-W38");
        Assert.Contains("各渠道发布完", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("2026-W38-1-icalendar", page.Body.TextContent, StringComparison.Ordinal);

        Assert.Equal(303, await PostAsync(city.App, $"{Channel}/skip", "日历服务停了"));
        await city.App.IdleAsync();
        Assert.Equal("Failed", (string?)(await city.ChannelAsync("icalendar"))["state"]);
        Assert.Equal("Running", $"{(await StateOfAsync(city.App, "programme-2026-W38")).RuntimeStatus}");
        Assert.Equal(422, await PostAsync(city.App, $"{Channel}/skip", "再跳一次"));

        var tried = (int)(await city.ChannelAsync("icalendar"))["attempts"]!;
        await city.App.MoveToAsync("2026-09-11T17:00");
        Assert.Equal("Completed", $"{(await StateOfAsync(city.App, Channel)).RuntimeStatus}");
        Assert.Equal("Failed", (string?)(await city.ChannelAsync("icalendar"))["state"]);
        Assert.Equal(tried, (int)(await city.ChannelAsync("icalendar"))["attempts"]!);

        broken = false;
        Assert.Equal("Completed", $"{(await StateOfAsync(city.App, Channel)).RuntimeStatus}");
        await city.App.MoveToAsync("2026-09-11T17:00");
        Assert.Equal("Failed", (string?)(await city.ChannelAsync("icalendar"))["state"]);

        Assert.Equal(303, await PostAsync(city.App, $"{Channel}/retry", "修好了"));
        await city.App.IdleAsync();
        Assert.Equal("Published", (string?)(await city.ChannelAsync("icalendar"))["state"]);
        Assert.Equal(422, await PostAsync(city.App, $"{Channel}/retry", "再来"));
        Assert.Equal(["instance.retry", "instance.skip"], (await ActsAsync(city.App)).Order());
    }

    private const string Course = "course-A1-2026-001";

    private static Task<RunningApp> StormyAsync(Weather weather) =>
        RunningApp.StartAsync(
            app: DeliveryOnThisMachine.App with
            {
                Types =
                [
                    .. DeliveryOnThisMachine.App.Types,
                    typeof(StormyCourse),
                    typeof(StormyStep),
                    typeof(StormyStart),
                ],
            },
            services: services => services.AddSingleton(weather)
        );

    private static async Task<OrchestrationMetadata> StateOfAsync(RunningApp app, string id, bool withStatus = false) =>
        (await app.Services.GetRequiredService<DurableTaskClient>().GetInstanceAsync(id, withStatus))!;

    private static async Task<IReadOnlyList<string>> ActsAsync(RunningApp app)
    {
        var acts = new List<string>();
        await foreach (var entry in app.Services.GetRequiredService<AuditLog>().OfDayAsync(new DateOnly(2026, 9, 11)))
            if (entry.Value.By != Caller.Service.Id)
                acts.Add(entry.Value.Act);
        return acts;
    }

    private static async Task<int> PostAsync(RunningApp app, string path, string reason)
    {
        using var form = new FormUrlEncodedContent([new("reason", reason), new("formKey", "k")]);
        using var answer = await app.Http.PostAsync($"/staff/instances/{path}", form);
        return (int)answer.StatusCode;
    }

    private static async Task<IDocument> OpenAsync(RunningApp app, string path)
    {
        using var answer = await app.Http.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
    }
}

using Delivery.Functions.Operation;
using Delivery.Functions.Security;
using Delivery.Functions.Tests.Matching;
using Delivery.Functions.Tests.Programme;
using Delivery.Functions.Tests.Web;
using Delivery.Functions.Workflow;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Delivery.Functions.Tests.Operation.StormyPages;
using static Delivery.Functions.Tests.Programme.PublishedCity;

namespace Delivery.Functions.Tests.Operation;

/// <summary>Retry and skip: what goes on, what is refused, what is written down.</summary>
public sealed class InstanceMendTests
{
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
}

using Azure.Data.Tables;
using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Domain.Teaching;
using Delivery.Functions.Settlement;
using Delivery.Functions.Storage.Settlement;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Workflow;
using Delivery.Local.Hosting;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using RunningApp = Delivery.TestKit.DeliveryApp;

namespace Delivery.Functions.Tests.Settlement;

/// <summary>A course's last wait, alone.</summary>
public static class LastWait
{
    [Function(nameof(LastWait))]
    public static Task Run([OrchestrationTrigger] TaskOrchestrationContext context) =>
        context.AwaitSettlement(context.GetInput<string>()!);
}

public sealed class CourseSettlementTests
{
    private const string Course = "A1-2026-001";
    private static readonly string Instance = Instances.Course(Course);

    [Fact]
    public async Task A_course_ends_once_every_lesson_that_was_not_cancelled_is_settled()
    {
        await using var app = await WaitingAsync();
        await RaiseAsync(app, $"{Course}-01");
        await RaiseAsync(app, $"{Course}-01");
        Assert.Contains("Running", app.StoryOf(Instance), StringComparison.Ordinal);

        await RaiseAsync(app, $"{Course}-01", $"{Course}-02");
        Assert.Contains("Completed", app.StoryOf(Instance), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_months_of_silence_are_told_to_finance_and_the_course_waits_on()
    {
        await using var app = await WaitingAsync();
        await RaiseAsync(app, $"{Course}-02");
        await app.MoveToAsync("2027-02-02T00:00");

        var mails = await app.MailAsync("caiwu");
        Assert.Equal(2, mails.Count(mail => mail.Subject == $"课程 {Course} 还有 1 节课没有结算"));
        await RaiseAsync(app, $"{Course}-01");
        Assert.Contains("Completed", app.StoryOf(Instance), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_settled_while_the_course_stood_still_is_waited_for_no_more()
    {
        await using var app = await WaitingAsync(settled: $"{Course}-01");

        await RaiseAsync(app, $"{Course}-02");

        Assert.Contains("Completed", app.StoryOf(Instance), StringComparison.Ordinal);
    }

    private static async Task<RunningApp> WaitingAsync(string? settled = null)
    {
        var app = await RunningApp.StartAsync(
            "2026-10-01T08:00",
            new Dictionary<string, string?>
            {
                ["RelaySchedule"] = "0 0 20 * * *",
                ["MailSchedule"] = "0 0 20 * * *",
                ["LessonSchedule"] = "0 0 20 * * *",
                ["SettlementSchedule"] = "0 0 0 1 1 *",
                ["ProgrammeSchedule"] = "0 0 0 1 1 *",
            },
            DeliveryOnThisMachine.App with
            {
                Types = [.. DeliveryOnThisMachine.App.Types, typeof(LastWait)],
            }
        );
        var courses = app.Services.GetRequiredService<Courses>();
        foreach (var number in new[] { 1, 2, 3 })
            await courses.Table.AddEntityAsync<TableEntity>(Courses.RowOf(Lesson(number)));
        if (settled is not null)
            await app
                .Services.GetRequiredService<LessonLists>()
                .AddAsync(PayMonth.September, Listed(settled) with { PaidIn = PayMonth.September });
        await app.Services.GetRequiredService<DurableTaskClient>().StartOnceAsync(nameof(LastWait), Instance, Course);
        await app.IdleAsync();
        return app;
    }

    private static LessonOfMonth Listed(string lessonId) =>
        new(
            lessonId,
            Course,
            "A1",
            "清荷街道",
            "文化中心",
            "T1",
            "沈知远",
            "太极拳",
            Category.MartialArts,
            FundingStream.Basic,
            Lesson(1).Start,
            90,
            250,
            0
        );

    private static Lesson Lesson(int number) =>
        new(
            $"{Course}-{number:00}",
            Course,
            number,
            ShanghaiTime.At(new DateOnly(2026, 9, number), 9),
            90,
            number == 3 ? LessonStatus.Cancelled : LessonStatus.Scheduled,
            null,
            false
        );

    private static async Task RaiseAsync(RunningApp app, params string[] lessons)
    {
        await app
            .Services.GetRequiredService<DurableTaskClient>()
            .RaiseEventAsync(Instance, Events.LessonsSettled, lessons);
        await app.IdleAsync();
    }
}

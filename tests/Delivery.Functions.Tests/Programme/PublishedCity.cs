using System.Text.Json.Nodes;
using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Domain.Programme;
using Delivery.Domain.Teaching;
using Delivery.Functions.Storage.Teaching;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using RunningApp = Delivery.TestKit.DeliveryApp;

namespace Delivery.Functions.Tests.Programme;

/// <summary>The Friday before week 38 of 2026 (14 to 20 September), an hour before the programme goes out.</summary>
internal sealed class PublishedCity(RunningApp app) : IAsyncDisposable
{
    public const string AfterPublication = "2026-09-11T15:00";
    public const string TaijiId = "310104001-2026-001-01";
    public const string DanceId = "310101002-2026-001-01";

    public RunningApp App => app;

    public LessonLists Lists => app.Services.GetRequiredService<LessonLists>();

    /// <summary>On Tuesday morning, in Xuhui.</summary>
    public static ProgrammeLesson Taiji { get; } = Lesson(TaijiId, 15, 9, "太极拳", "徐汇区", "清荷街道");

    /// <summary>On Saturday evening, in Huangpu.</summary>
    public static ProgrammeLesson Dance { get; } = Lesson(DanceId, 19, 19, "排舞", "黄浦区", "云杉街道");

    public static async Task<PublishedCity> StartAsync(
        Action<IServiceCollection>? services = null,
        params ProgrammeLesson[] lessons
    )
    {
        var sweepers = new Dictionary<string, string?>
        {
            ["RelaySchedule"] = "0 0 20 * * *",
            ["MailSchedule"] = "0 0 20 * * *",
            ["LessonSchedule"] = "0 0 20 * * *",
        };
        var city = new PublishedCity(await RunningApp.StartAsync("2026-09-11T14:00", sweepers, services: services));
        foreach (var lesson in lessons)
            await city.Lists.PutAsync(lesson);
        return city;
    }

    public static async Task<PublishedCity> PublishedAsync(params ProgrammeLesson[] lessons)
    {
        var city = await StartAsync(null, lessons);
        await city.App.MoveToAsync(AfterPublication);
        return city;
    }

    public async Task<JsonNode> ProgrammeAsync(string week = "2026-W38") =>
        JsonNode.Parse(await app.Anonymous.GetStringAsync($"/api/programmes/{week}"))!;

    public async Task<JsonNode> ChannelAsync(string name) =>
        (await ProgrammeAsync())["channels"]!.AsArray().Single(channel => (string?)channel!["name"] == name)!;

    public async Task PublishAsync()
    {
        using var answer = await app.Http.PostAsync("/api/programmes/2026-W38/publish", null);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        await app.IdleAsync();
    }

    public async Task<int> ArticlesAsync() => (await app.MailAsync("bianji")).Count;

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static ProgrammeLesson Lesson(string id, int day, int hour, string name, string district, string street) =>
        new(
            id,
            ShanghaiTime.At(new DateOnly(2026, 9, day), hour),
            ShanghaiTime.At(new DateOnly(2026, 9, day), hour + 1),
            name,
            name == "排舞" ? Category.DanceAndAerobics : Category.MartialArts,
            $"{street}文化中心三楼多功能厅（从东门进入，电梯上楼后右转，门口有签到处）",
            "文化路88号，近公园",
            district,
            street,
            new PublishedContact("社区办", "021-55500001"),
            new EnrolmentStatus(EnrolmentState.WalkIn, 0, 0),
            LessonStatus.Scheduled,
            TeacherName: null
        );
}

using System.Globalization;
using Delivery.Functions.Tests.Matching.Plan;
using Xunit;

namespace Delivery.Functions.Tests.Matching;

/// <summary>How many lessons an order may have is a setting: each of them can be given another time.</summary>
public sealed class LongCourseTests
{
    private const string Last = "2026-09-22T09:30";

    // Two a day at first, then one.
    private static readonly string[] Lessons =
    [
        "2026-09-15T09:30",
        "2026-09-15T14:00",
        "2026-09-16T09:30",
        "2026-09-16T14:00",
        "2026-09-17T09:30",
        "2026-09-17T14:00",
        "2026-09-18T09:30",
        "2026-09-19T09:30",
        "2026-09-20T09:30",
        "2026-09-21T09:30",
        Last,
    ];

    [Fact]
    public async Task A_street_is_asked_for_another_time_of_the_eleventh_lesson_and_chooses_one()
    {
        await using var town = await StartAsync();
        var course = await town.CourseAsync(Lessons);
        await town.AnswerAsync(course, "T01", "decline");
        await town.PostAsync(
            $"/staff/courses/{course}/ask-times",
            303,
            ("timesText", "最后一节那天请不到老师"),
            ("timesLesson[11]", "true")
        );

        using var answered = await town.PostFormAsync(
            Town.PathIn(await town.MailAsync("lin@example.cn", "请另选上课时间"), "times"),
            ("answer", "other"),
            ("lessonDate[10]", "2026-09-23"),
            ("lessonStart[10]", "14:00")
        );

        Assert.Equal(303, (int)answered.StatusCode);
        Assert.Equal("Matching", await town.StageAsync(course));
        Assert.Equal([.. Lessons[..^1], "2026-09-23T14:00"], await StartsAsync(town, course));
    }

    [Fact]
    public async Task A_teacher_proposes_another_time_of_the_eleventh_lesson()
    {
        await using var town = await StartAsync();
        var course = await town.CourseAsync(Lessons);
        (string, string)[] slots =
        [
            .. Lessons
                .Select(lesson => lesson == Last ? "2026-09-23T14:00" : lesson)
                .SelectMany(
                    (lesson, index) =>
                        new[]
                        {
                            ($"lessonDate[{index}]", lesson.Split('T')[0]),
                            ($"lessonStart[{index}]", lesson.Split('T')[1]),
                        }
                ),
        ];

        using var proposed = await town.PostFormAsync(
            Town.PathIn(await town.MailAsync(Town.MailOf("T01"), "想请您上课"), "inquiries"),
            [("answer", "propose"), .. slots]
        );

        Assert.Equal(303, (int)proposed.StatusCode);
        using var agreed = await town.PostFormAsync(
            Town.PathIn(await town.MailAsync("lin@example.cn", "老师想换个时间"), "proposals"),
            ("answer", "accept")
        );
        Assert.Equal("Confirmed", await town.StageAsync(course));
        Assert.Equal([.. Lessons[..^1], "2026-09-23T14:00"], await StartsAsync(town, course));
    }

    private static Task<Town> StartAsync() =>
        Town.StartAsync(
            teachers: 1,
            settings: new Dictionary<string, string?>
            {
                ["Delivery:Ordering:LessonsPerOrder"] = "11",
                ["Delivery:Ordering:LessonsPerDiscipline"] = "11",
            }
        );

    private static async Task<IReadOnlyList<string>> StartsAsync(Town town, string course) =>
        [
            .. (await town.GetAsync($"/api/orders/{course}"))
                .GetProperty("lessons")
                .EnumerateArray()
                .Select(lesson =>
                    lesson
                        .GetProperty("start")
                        .GetDateTimeOffset()
                        .ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture)
                ),
        ];
}

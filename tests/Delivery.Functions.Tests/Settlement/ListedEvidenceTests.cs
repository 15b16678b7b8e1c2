using Azure.Data.Tables;
using Delivery.Domain.Calendar;
using Delivery.Domain.Teaching;
using Delivery.Functions.Storage.Teaching;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Delivery.Functions.Tests.Settlement;

/// <summary>The lesson says whether it has photos; the month's list has a copy of that, which may never have been written.</summary>
public sealed class ListedEvidenceTests
{
    [Fact]
    public async Task Photos_that_only_the_lesson_knows_of_are_paid_and_photos_taken_away_are_not()
    {
        await using var month = await PayMonth.StartAsync();
        var photographed = await month.AddLessonAsync("A1", 1, 1);
        var removed = await month.AddLessonAsync("A1", 1, 2, media: true);
        await PutAsync(month, "A1-2026-001", (1, true), (2, false));

        await month.App.MoveToAsync(PayMonth.FeedbackClosed);

        var lines = (await month.RunAsync())["payslips"]![0]!["lines"]!.AsArray();
        Assert.Equal([photographed], lines.Select(line => (string?)line!["lessonId"]));
        await PayMonth.OkAsync(month.PostAsync("release"));
        await month.App.IdleAsync();
        Assert.Equal(removed, Assert.Single(await month.Lists.OfMonthAsync(new Month(2026, 10))).LessonId);
    }

    [Fact]
    public async Task Photos_that_came_before_the_release_keep_a_lesson_from_ending_unpaid()
    {
        await using var month = await PayMonth.StartAsync();
        var held = await month.AddLessonAsync("A1", 1, 1);
        var denied = await month.AddLessonAsync("A1", 1, 2);
        await month.App.MoveToAsync("2026-10-01T09:00");
        await PayMonth.OkAsync(month.FeedbackAsync("A1", (held, true), (denied, false)));
        await month.App.MoveToAsync(PayMonth.FeedbackClosed);
        await PutAsync(month, "A1-2026-001", (2, true));

        await PayMonth.OkAsync(month.PostAsync("release"));
        await month.App.IdleAsync();

        Assert.Null((await month.Lists.FindAsync(PayMonth.September, "A1", denied))!.PaidIn);
        Assert.True(Assert.Single(await month.Lists.OfMonthAsync(new Month(2026, 10))).HasMedia);
    }

    private static async Task PutAsync(PayMonth month, string course, params (int Number, bool HasMedia)[] lessons)
    {
        foreach (var (number, hasMedia) in lessons)
            await month
                .App.Services.GetRequiredService<Courses>()
                .Table.AddEntityAsync<TableEntity>(
                    Courses.RowOf(
                        new Lesson(
                            $"{course}-{number:00}",
                            course,
                            number,
                            ShanghaiTime.At(new DateOnly(2026, 9, 6 + number), 9, 30),
                            90,
                            LessonStatus.Scheduled,
                            null,
                            hasMedia
                        )
                    )
                );
    }
}

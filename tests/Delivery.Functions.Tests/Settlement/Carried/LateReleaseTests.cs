using Delivery.Domain.Calendar;
using Delivery.Functions.Settlement.Carried;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Delivery.Functions.Tests.Settlement.Carried;

public sealed class LateReleaseTests
{
    private static readonly Month November = new(2026, 11);

    [Fact]
    public async Task What_an_older_month_leaves_behind_is_judged_in_the_first_month_that_is_still_open()
    {
        await using var month = await PayMonth.StartAsync();
        var held = await month.AddLessonAsync("A1", 1, 1);
        var disputed = await month.AddLessonAsync("A1", 1, 2, media: true);
        await month.AddLessonAsync("B2", 1, 1, "T2", media: true, month: 10);
        await month.App.MoveToAsync("2026-10-01T09:00");
        await PayMonth.OkAsync(month.FeedbackAsync("A1", (held, true), (disputed, false)));
        await month.App.MoveToAsync("2026-11-10T09:00");
        await PayMonth.OkAsync(month.PostAsync("release", month: "2026-10"));
        await month.App.IdleAsync();

        await PayMonth.OkAsync(month.PostAsync("release"));
        await month.App.IdleAsync();
        await AgainAsync(month);

        var waiting = Assert.Single(await month.Lists.OfMonthAsync(November));
        Assert.Equal((disputed, true, null), (waiting.LessonId, waiting.CarriedOver, waiting.PaidIn));
        await month.App.MoveToAsync("2026-12-08T09:00");
        // The older month goes on after a stop while the lesson stands in a list that is judged already.
        await AgainAsync(month);
        Assert.Empty(await month.Lists.OfMonthAsync(November.Next));
        await PayMonth.OkAsync(
            month.PostAsync($"contradictions/{disputed}", new { delivered = true, reason = "有照片" }, "2026-11")
        );
        await month.App.MoveToAsync("2026-12-08T10:00");
        Assert.Equal(250, (decimal)(await month.RunAsync("2026-11"))["totals"]!["gross"]!);
        await PayMonth.OkAsync(month.PostAsync("release", month: "2026-11"));
        await AgainAsync(month);
        Assert.Empty(await month.Lists.OfMonthAsync(November.Next));
    }

    private static Task AgainAsync(PayMonth month) =>
        ActivatorUtilities.CreateInstance<CarryOver>(month.App.Services).Run(PayMonth.September);
}

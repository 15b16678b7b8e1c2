using Delivery.Domain.Calendar;
using Xunit;

namespace Delivery.Functions.Tests.Settlement;

public sealed class StoppedRunTests
{
    [Fact]
    public async Task A_run_that_goes_on_after_its_release_makes_nobody_a_payslip_that_nobody_has_seen()
    {
        await using var month = await PayMonth.StartAsync();
        var told = await month.AddLessonAsync("A1", 1, 1);
        var strange = await month.AddLessonAsync("A1", 2, 1, "T9");
        var silent = await month.AddLessonAsync("B2", 1, 1, "T2");
        await month.App.MoveToAsync("2026-10-01T09:00");
        await PayMonth.OkAsync(month.FeedbackAsync("A1", (told, true), (strange, true)));
        await month.App.MoveToAsync(PayMonth.FeedbackClosed);
        await PayMonth.OkAsync(month.PostAsync("release"));
        // A teacher whom the register does not know stops the run.
        await month.App.MoveToAsync("2026-10-10T09:00");
        Assert.Contains("Failed", month.App.StoryOf("settlement-2026-09"), StringComparison.Ordinal);

        await month.PutTeacherAsync("T9", "陆远航");
        await month.Lists.NoteAsync(PayMonth.September, "B2", silent, lesson => lesson with { HasMedia = true });
        await PayMonth.OkAsync(month.PostAsync("start"));
        // It stood still as the streets' window closed, which is why they get another day.
        await month.App.MoveToAsync("2026-10-13T09:00");

        var run = await month.RunAsync();
        Assert.Equal(["T1", "T9"], run["payslips"]!.AsArray().Select(one => (string?)one!["teacher"]));
        Assert.Equal(1, await month.MailsAsync("T9@", "请核对2026年9月工资单"));
        Assert.Equal(silent, Assert.Single(await month.Lists.OfMonthAsync(new Month(2026, 10))).LessonId);
    }
}

using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Domain.Feedback;
using Delivery.Functions.Storage.Feedback;
using Delivery.Functions.Storage.Settlement;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Workflow;

namespace Delivery.Functions.Feedback;

/// <summary>Staff remind the streets whose report on a month is missing: once a day, and each street once.</summary>
public sealed class RemindStreets(
    LessonLists lists,
    FeedbackReports reports,
    FeedbackDrafts drafts,
    Settlements settlements,
    FeedbackLetters letters,
    Commands commands,
    TimeProvider clock
)
{
    public async Task<Outcome<FeedbackReminding>> RunAsync(Month month, Call call)
    {
        var today = ShanghaiTime.DateOf(clock.GetUtcNow());
        return await commands.RunAsync(
            call,
            drafts.RemindersPlace(month),
            durable: null,
            () => DecideAsync(month, today),
            reminding => WriteAsync(month, reminding)
        );
    }

    /// <summary>Writes what a crash left unwritten of today's reminders.</summary>
    /// <param name="month">As the act names it.</param>
    public async Task FollowAsync(string month)
    {
        var (asked, today) = (Month.Parse(month), ShanghaiTime.DateOf(clock.GetUtcNow()));
        if (await drafts.RemindedAsync(asked, today) is { } reminded)
            await WriteAsync(asked, reminded.Value);
    }

    private async Task<Decided<FeedbackReminding>> DecideAsync(Month month, DateOnly today)
    {
        var now = clock.GetUtcNow();
        var window = (await settlements.WindowsAsync(month)).Feedback;
        if (FeedbackRules.CheckWindow(window, now).ToList() is { Count: > 0 } outside)
            return Outcome.Refused<FeedbackReminding>(outside);
        if (await drafts.RemindedAsync(month, today) is { } before)
            return Outcome.Refused<FeedbackReminding>(
                "feedback.reminded",
                $"今天已经提醒过{before.Value.Streets.Count}个街镇，同一天不再提醒，请明天再来"
            );
        var missing = await MissingAsync(month);
        return missing.Count == 0
            ? Outcome.Refused<FeedbackReminding>("feedback.none-missing", "没有要提醒的街镇，有课的都交了")
            : Remind(month, today, new FeedbackReminding(now, missing));
    }

    private static Decided<FeedbackReminding> Remind(Month month, DateOnly today, FeedbackReminding reminding) =>
        Decided.Change(
            reminding,
            new Act("feedback.remind", $"{month}", $"{reminding.Streets.Count}个街镇"),
            [FeedbackDrafts.Insert(month, today, reminding)]
        );

    private async Task WriteAsync(Month month, FeedbackReminding reminding) =>
        await letters.PostAsync(
            month,
            reminding.Streets.Intersect(await MissingAsync(month)),
            ShanghaiTime.DateOf(reminding.At)
        );

    private async Task<IReadOnlyList<string>> MissingAsync(Month month)
    {
        var due = (await lists.ToReportAsync(month)).Select(lesson => lesson.Street).Distinct();
        return [.. due.Except((await reports.OfMonthAsync(month)).Select(report => report.Street))];
    }
}

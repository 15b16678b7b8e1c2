using Delivery.Domain.Calendar;
using Delivery.Functions.Storage.Feedback;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Storage.Settlement;
using Delivery.Functions.Storage.Teaching;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Feedback;

/// <summary>The window's last day is a working day by its rule: that is when the missing are reminded.</summary>
public sealed class PlanFeedback(Settlements settlements, CopyRatings ratings)
{
    [Function(nameof(PlanFeedback))]
    public async Task<FeedbackPlan> Run([ActivityTrigger] Month month)
    {
        // The last month's window is over: what a crash left of its copies is made up for.
        await ratings.RefreshAsync(month.Previous);
        var window = (await settlements.WindowsAsync(month)).Feedback;
        return new FeedbackPlan(window.OpensAt, ShanghaiTime.At(window.Last, 9), window.ClosesAt);
    }
}

/// <summary>The app was down as the window closed: the streets get until the end of the next working day, once that is known.</summary>
public sealed class ExtendFeedback(
    Settlements settlements,
    Calendars calendars,
    CurrentSettings settings,
    TimeProvider clock
)
{
    [Function(nameof(ExtendFeedback))]
    public async Task<FeedbackPlan> Run([ActivityTrigger] Month month)
    {
        var (calendar, now) = (await calendars.LoadAsync(), clock.GetUtcNow());
        var run = await settlements.ChangeRunAsync(
            month,
            run => run with { Windows = Deadlines.Known(() => Extended(run, calendar, now)) ?? run.Windows }
        );
        var (window, again) = (run.Windows.Feedback, Deadlines.LookAgainAt(now));
        return window.ClosesAt > now
            ? new FeedbackPlan(window.OpensAt, ShanghaiTime.At(window.Last, 9), window.ClosesAt)
            : new FeedbackPlan(window.OpensAt, again, again, LooksAgain: true);
    }

    private SettlementWindows Extended(PayRun run, WorkingCalendar calendar, DateTimeOffset now) =>
        run.Windows.AfterFeedback(
            calendar.AddWorkingDays(ShanghaiTime.DateOf(now), 1),
            calendar,
            settings.SettlementOf(run.Month)
        );
}

/// <summary>Streets that have lessons to report on, in rounds; for a reminder only those whose report is missing.</summary>
public sealed class ListStreetsToAsk(LessonLists lists, FeedbackReports reports)
{
    private const int StreetsPerRound = 50;

    [Function(nameof(ListStreetsToAsk))]
    public async Task<IReadOnlyList<FeedbackRound>> Run([ActivityTrigger] FeedbackRound asked)
    {
        var streets = (await lists.ToReportAsync(asked.Month)).Select(lesson => lesson.Street).Distinct();
        if (asked.IsReminder)
            streets = streets.Except((await reports.OfMonthAsync(asked.Month)).Select(report => report.Street));
        return [.. streets.Chunk(StreetsPerRound).Select(round => asked with { Streets = round })];
    }
}

/// <summary>The reminder of the last day is one of the reminders that a street gets once a day, whoever sends them.</summary>
public sealed class AskForFeedback(FeedbackLetters letters, Settlements settlements)
{
    [Function(nameof(AskForFeedback))]
    public async Task Run([ActivityTrigger] FeedbackRound round)
    {
        if (round.IsReminder)
            await letters.RemindAsync(
                round.Month,
                round.Streets,
                (await settlements.WindowsAsync(round.Month)).Feedback.Last
            );
        else
            await letters.PostAsync(round.Month, round.Streets, reminds: null);
    }
}

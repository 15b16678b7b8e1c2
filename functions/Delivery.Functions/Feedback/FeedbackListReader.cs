using Delivery.Domain.Calendar;
using Delivery.Domain.Feedback;
using Delivery.Domain.Ordering;
using Delivery.Domain.Settlement;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Feedback;
using Delivery.Functions.Storage.Settlement;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Web.Sheets;
using Delivery.Pages.Feedback;

namespace Delivery.Functions.Feedback;

/// <param name="District">Empty for all.</param>
/// <param name="Show">all, submitted, begun, silent, late or contradictory.</param>
public sealed record FeedbackAsked(Month Month, string District, string Show)
{
    public bool Fits(FeedbackListLine line) =>
        Show switch
        {
            "submitted" => line.State == MonthlyReport.Submitted,
            "begun" => line.State == MonthlyReport.Begun,
            "silent" => line.State == MonthlyReport.Silent,
            "late" => line.State == MonthlyReport.Late,
            "contradictory" => line.Contradictions > 0,
            _ => true,
        };
}

/// <summary>
/// All streets with their report on a month: its lessons, its reports and what was begun, a range each, whatever the number
/// of streets.
/// </summary>
public sealed class FeedbackListReader(
    Registers registers,
    LessonLists lessons,
    FeedbackReports reports,
    FeedbackDrafts drafts,
    TimeProvider clock
)
{
    /// <summary>The streets in the city's order.</summary>
    public async Task<IReadOnlyList<FeedbackListLine>> LinesAsync(Month month, Window window)
    {
        var due = (await lessons.ToReportAsync(month)).ToLookup(lesson => lesson.Street, StringComparer.Ordinal);
        var sent = (await reports.OfMonthAsync(month)).ToDictionary(one => one.Street, StringComparer.Ordinal);
        var begun = await drafts.BegunAsync(month);
        return
        [
            .. (await registers.Streets.LatelyAsync())
                .Select(street => street.Value)
                .OrderBy(street => Districts.PlaceOf(street.District))
                .ThenBy(street => street.Code, StringComparer.Ordinal)
                .Select(street =>
                    LineOf(
                        street,
                        [.. due[street.Code]],
                        sent.GetValueOrDefault(street.Code),
                        begun.Contains(street.Code),
                        window
                    )
                ),
        ];
    }

    public static Sheet SheetOf(FeedbackAsked asked, IEnumerable<FeedbackListLine> lines) =>
        new(
            $"月度反馈 {asked.Month}",
            ["街镇", "代码", "区", "状态", "要反馈的课时", "说没有上的", "与老师的照片矛盾", "提交时间"],
            [
                .. lines.Select(line =>
                    (IReadOnlyList<Cell>)
                        [
                            new Cell.Text(line.Street),
                            new Cell.Text(line.Code),
                            new Cell.Text(line.District),
                            new Cell.Text(line.State.Label()),
                            new Cell.Count(line.Lessons),
                            new Cell.Count(line.NotDelivered),
                            new Cell.Count(line.Contradictions),
                            line.SubmittedAt is { } at ? new Cell.Moment(at) : new Cell.Text(""),
                        ]
                ),
            ]
        )
        {
            Summed = true,
        };

    private FeedbackListLine LineOf(
        Street street,
        IReadOnlyList<LessonOfMonth> due,
        FeedbackReport? report,
        bool isBegun,
        Window window
    )
    {
        var notDelivered = (report?.Lessons ?? []).Where(one => !one.Delivered).Select(one => one.LessonId).ToHashSet();
        return new FeedbackListLine(
            street.Code,
            street.Name,
            street.District,
            MonthlyReports.Of(due.Count, report is not null, isBegun, window, clock.GetUtcNow()),
            due.Count,
            notDelivered.Count,
            due.Count(lesson => notDelivered.Contains(lesson.LessonId) && IsContradicted(lesson)),
            report?.SubmittedAt
        );
    }

    private static bool IsContradicted(LessonOfMonth lesson) =>
        PayabilityRules
            .Decide(
                new LessonEvidence(
                    lesson.LessonId,
                    DeliveredByStreet: false,
                    lesson.HasMedia,
                    lesson.DecidedByStaff,
                    lesson.CarriedOver
                )
            )
            .Payability == Payability.Contradiction;
}

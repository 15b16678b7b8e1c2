using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Domain.Teaching;
using Delivery.Domain.Teaching.Preparing;
using Delivery.Functions.Storage.Conduct;
using Delivery.Functions.Storage.Feedback;
using Delivery.Functions.Storage.Matching;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Storage.Settlement;
using Delivery.Functions.Storage.Teaching;

namespace Delivery.Functions.Ordering.Timeline;

/// <param name="Events">Who did what when, the earliest first.</param>
/// <param name="NextBy">When what comes next is due or takes place; null where no day is known.</param>
/// <param name="Prepared">What the street has prepared, as it was read for it.</param>
public sealed record OrderLife(IReadOnlyList<OrderEvent> Events, DateTimeOffset? NextBy, Preparation? Prepared);

/// <summary>
/// An order's whole life, gathered from where each step keeps it. What is done to a course comes with the course; beside it one
/// read of the inquiries, one of the preparation, and one for each of the last three months whose reports may be in; of a
/// closed course one for each of its months, and one of what was paid for the street's orders of the year.
/// </summary>
public sealed class OrderTimeline(
    Inquiries inquiries,
    Preparations preparations,
    FeedbackReports reports,
    Settlements settlements,
    Statements statements,
    TimeProvider clock
)
{
    private const int MostReports = 3;

    /// <param name="opened">With its acts; null until the order is approved.</param>
    /// <param name="reviewBy">Until when staff mean to decide.</param>
    /// <param name="forStaff">Who was asked and said no is named to staff alone.</param>
    /// <param name="year">The street's, where it has been read with what is prepared; null reads the order's own preparation.</param>
    public async Task<OrderLife> OfAsync(
        Order order,
        CourseWithChanges? opened,
        DateTimeOffset? reviewBy,
        bool forStaff,
        StreetYear? year = null
    )
    {
        if (opened is null)
            return new OrderLife(
                [.. FiledLines.Of(order).OrderBy(line => line.At)],
                NextSteps.Of(order, [], [], reviewBy, Now),
                null
            );
        IReadOnlyList<Inquiry> asked =
        [
            .. (await inquiries.OfCourseAsync(order.OrderId)).Select(inquiry => inquiry.Value),
        ];
        var prepared = opened.Course.IsOpen ? await PreparedAsync(order, year) : null;
        var told = await ReportsAsync(order, opened.Lessons);
        return new OrderLife(
            [
                .. FiledLines
                    .Of(order, await ClosedWithAsync(order, opened.Lessons, told))
                    .Concat(InquiryLines.Of(asked, forStaff))
                    .Concat(CourseLines.Of(opened, forStaff, Now))
                    .Concat(CourseLines.Of(prepared))
                    .Concat(told.Select(CourseLines.Of))
                    .Where(line => line.At <= Now)
                    .OrderBy(line => line.At),
            ],
            order.Stage == OrderStage.Completed
                ? await ReportOrPayAsync(opened.Lessons, told)
                : NextSteps.Of(order, opened.Lessons, asked, reviewBy, Now),
            prepared
        );
    }

    private async Task<Preparation?> PreparedAsync(Order order, StreetYear? year) =>
        year is not null
            ? year.Prepared.GetValueOrDefault(order.OrderId)
            : (await preparations.FindAsync(order.OrderId))?.Value;

    private DateTimeOffset Now => clock.GetUtcNow();

    private async Task<IReadOnlyList<FeedbackReport>> ReportsAsync(Order order, IReadOnlyList<Lesson> lessons)
    {
        var months = MonthsOf(lessons)
            .Where(month => ShanghaiTime.EndOf(month.Last) <= Now)
            .TakeLast(order.Stage == OrderStage.Closed ? lessons.Count : MostReports);
        var told = new List<FeedbackReport>();
        foreach (var month in months)
            if (await reports.FindAsync(month, order.Request.Street) is { } report)
                told.Add(report.Value);
        return told;
    }

    private async Task<string?> ClosedWithAsync(
        Order order,
        IReadOnlyList<Lesson> lessons,
        IReadOnlyList<FeedbackReport> told
    )
    {
        if (order.Stage != OrderStage.Closed)
            return null;
        var paid = await statements.OfStreetAsync(order.Request.Street, OrderId.Parse(order.OrderId).Year);
        return ClosedWith.Words(
            paid.Any(line => line.CourseId == order.OrderId),
            [.. MonthsOf(lessons)],
            told.Select(report => report.Month).ToHashSet()
        );
    }

    private async Task<DateTimeOffset?> ReportOrPayAsync(
        IReadOnlyList<Lesson> lessons,
        IReadOnlyList<FeedbackReport> told
    )
    {
        if (MonthsOf(lessons).ToList() is not [.., var last] || !await settlements.HasWindowsAsync(last))
            return null;
        var windows = await settlements.WindowsAsync(last);
        return told.Any(report => report.Month == last) ? windows.Payout.ClosesAt : windows.Feedback.ClosesAt;
    }

    private static IEnumerable<Month> MonthsOf(IReadOnlyList<Lesson> lessons) =>
        lessons
            .Where(lesson => lesson.Status != LessonStatus.Cancelled)
            .Select(lesson => Month.Of(lesson.Date))
            .Distinct()
            .Order();
}

using Azure.Data.Tables;
using Delivery.Domain.Calendar;
using Delivery.Domain.Feedback;
using Delivery.Functions.Workflow;

namespace Delivery.Functions.Storage.Feedback;

/// <summary>A street's report on a month; sent again, it replaces the one before.</summary>
/// <param name="By">Who sent it, as the audit log names them.</param>
public sealed record FeedbackReport(
    Month Month,
    string Street,
    DateTimeOffset SubmittedAt,
    string By,
    IReadOnlyList<LessonFeedback> Lessons
);

/// <summary>The streets' monthly reports, one row each.</summary>
public sealed class FeedbackReports(DeliveryTables tables)
{
    public Task<Stored<FeedbackReport>?> FindAsync(Month month, string street) =>
        tables.Feedback.FindAsync<FeedbackReport>($"{month}", street);

    public async Task<IReadOnlyList<FeedbackReport>> OfMonthAsync(Month month) =>
        await EachOfMonthAsync(month).ToListAsync();

    /// <summary>One after the other, for who needs a little of each: a month of them is long.</summary>
    public IAsyncEnumerable<FeedbackReport> EachOfMonthAsync(Month month) =>
        tables.Feedback.WithPrefixAsync<FeedbackReport>($"{month}", string.Empty).Select(row => row.Value);

    public Place PlaceOf(Month month) => new(tables.Feedback, $"{month}");

    /// <param name="known">The report that is replaced.</param>
    /// <param name="isFirst">Insists that there is none, where none is known; otherwise whichever is stored is replaced.</param>
    public static TableTransactionAction Put(FeedbackReport report, Stored<FeedbackReport>? known, bool isFirst)
    {
        var row = Row.Of($"{report.Month}", report.Street, report);
        return known is not null ? TableRows.Replace(row, known.ETag)
            : isFirst ? TableRows.Insert(row)
            : TableRows.Put(row);
    }
}

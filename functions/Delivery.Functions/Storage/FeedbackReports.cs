using Azure;
using Delivery.Domain.Calendar;
using Delivery.Domain.Feedback;

namespace Delivery.Functions.Storage;

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

    public async Task<IReadOnlyList<FeedbackReport>> OfMonthAsync(Month month)
    {
        var reports = new List<FeedbackReport>();
        await foreach (var row in tables.Feedback.WithPrefixAsync<FeedbackReport>($"{month}", string.Empty))
            reports.Add(row.Value);
        return reports;
    }

    /// <param name="ifMatch">The version that must be stored; null takes any, and none.</param>
    /// <returns>False when another version is stored.</returns>
    public async Task<bool> TryPutAsync(FeedbackReport report, ETag? ifMatch)
    {
        var row = Row.Of($"{report.Month}", report.Street, report);
        if (ifMatch is not { } version)
            return await tables.Feedback.TryCommitAsync([TableRows.Put(row)]);
        return await FindAsync(report.Month, report.Street) is { } known
            && version.Fits(known.ETag)
            && await tables.Feedback.TryCommitAsync([TableRows.Replace(row, known.ETag)]);
    }
}

using System.Globalization;
using Azure.Data.Tables;
using Delivery.Domain.Calendar;
using Delivery.Functions.Workflow;

namespace Delivery.Functions.Storage.Feedback;

/// <summary>A report that is not finished, as it was typed.</summary>
public sealed record FeedbackDraft(DateTimeOffset At, IReadOnlyDictionary<string, string> Fields);

/// <summary>The sealed paper form of a street's month, scanned.</summary>
/// <param name="Blob">Its name in the container, with its ending.</param>
public sealed record FeedbackScan(string Blob, string ContentType, DateTimeOffset At, string By);

/// <summary>Staff reminded the streets whose report was missing.</summary>
/// <param name="Streets">Codes of those who were written to.</param>
public sealed record FeedbackReminding(DateTimeOffset At, IReadOnlyList<string> Streets);

/// <summary>What stands beside the streets' monthly reports; apart from them, so that a month's reports are one range.</summary>
public sealed class FeedbackDrafts(DeliveryTables tables)
{
    public Task<Stored<FeedbackDraft>?> DraftAsync(Month month, string street) =>
        tables.Feedback.FindAsync<FeedbackDraft>(DraftsOf(month), street);

    public Task<Stored<FeedbackScan>?> ScanAsync(Month month, string street) =>
        tables.Feedback.FindAsync<FeedbackScan>(ScansOf(month), street);

    /// <summary>The streets that have saved something and not sent it.</summary>
    public async Task<IReadOnlySet<string>> BegunAsync(Month month) =>
        (await tables.Feedback.KeysAsync(DraftsOf(month), CommandRows.End, $"{char.MaxValue}")).ToHashSet(
            StringComparer.Ordinal
        );

    /// <param name="day">Shanghai.</param>
    public Task<Stored<FeedbackReminding>?> RemindedAsync(Month month, DateOnly day) =>
        tables.Feedback.FindAsync<FeedbackReminding>(RemindersOf(month), DayRow(day));

    public Place RemindersPlace(Month month) => new(tables.Feedback, RemindersOf(month));

    public static TableTransactionAction Insert(Month month, DateOnly day, FeedbackReminding reminding) =>
        TableRows.Insert(Row.Of(RemindersOf(month), DayRow(day), reminding));

    /// <summary>The report was sent: what was typed on the way to it is of no use any more.</summary>
    public Task ForgetDraftAsync(Month month, string street) =>
        tables.Feedback.DeleteEntityAsync(DraftsOf(month), street);

    public Place DraftPlace(Month month) => new(tables.Feedback, DraftsOf(month));

    public Place ScanPlace(Month month) => new(tables.Feedback, ScansOf(month));

    public static TableTransactionAction Put(Month month, string street, FeedbackDraft draft) =>
        TableRows.Put(Row.Of(DraftsOf(month), street, draft));

    public static TableTransactionAction Put(Month month, string street, FeedbackScan scan) =>
        TableRows.Put(Row.Of(ScansOf(month), street, scan));

    public static string DraftsOf(Month month) => $"draft-{month}";

    public static string ScansOf(Month month) => $"scan-{month}";

    private static string RemindersOf(Month month) => $"reminded-{month}";

    private static string DayRow(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

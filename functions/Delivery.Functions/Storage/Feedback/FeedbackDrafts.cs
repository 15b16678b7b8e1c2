using System.Globalization;
using Azure;
using Azure.Data.Tables;
using Delivery.Domain.Calendar;
using Delivery.Functions.Workflow;

namespace Delivery.Functions.Storage.Feedback;

/// <summary>A report that is not finished, as it was typed.</summary>
/// <param name="Page">The key of the form from which it was saved; null in rows from before it was kept.</param>
public sealed record FeedbackDraft(DateTimeOffset At, IReadOnlyDictionary<string, string> Fields, string? Page = null)
{
    /// <summary>Older than the report, it is what the report was made of.</summary>
    public bool IsIn(FeedbackReport? report) => report?.SubmittedAt >= At;
}

/// <summary>What a street's form knows of the draft that is stored: a street has two contacts, and each two telephones.</summary>
/// <param name="Version">Of the draft that it was filled in upon; empty where it does not say.</param>
/// <param name="Page">The form's key: what was saved from the same page is nobody else's.</param>
public sealed record DraftSeen(string Version, string Page)
{
    public bool Overlooks(Stored<FeedbackDraft>? stored, FeedbackReport? report) =>
        Version.Length > 0
        && stored is not null
        && !stored.Value.IsIn(report)
        && stored.ETag != new ETag(Version)
        && !(Page.Length > 0 && stored.Value.Page == Page);
}

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

    /// <summary>
    /// The report was sent: what was typed on the way to it is of no use any more. What was saved since stays, also where an
    /// old report arrives again.
    /// </summary>
    public async Task ForgetDraftAsync(FeedbackReport report)
    {
        // What somebody saves at this very moment stays too: it is not the row that was read.
        if (await DraftAsync(report.Month, report.Street) is { } draft && draft.Value.IsIn(report))
            await tables.Feedback.TryCommitAsync([TableRows.Delete(draft)]);
    }

    public Place DraftPlace(Month month) => new(tables.Feedback, DraftsOf(month));

    public Place ScanPlace(Month month) => new(tables.Feedback, ScansOf(month));

    /// <param name="known">The draft that is replaced; null where there is none.</param>
    public static TableTransactionAction Put(
        Month month,
        string street,
        FeedbackDraft draft,
        Stored<FeedbackDraft>? known
    )
    {
        var row = Row.Of(DraftsOf(month), street, draft);
        return known is null ? TableRows.Insert(row) : TableRows.Replace(row, known.ETag);
    }

    public static TableTransactionAction Put(Month month, string street, FeedbackScan scan) =>
        TableRows.Put(Row.Of(ScansOf(month), street, scan));

    public static string DraftsOf(Month month) => $"draft-{month}";

    public static string ScansOf(Month month) => $"scan-{month}";

    private static string RemindersOf(Month month) => $"reminded-{month}";

    private static string DayRow(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

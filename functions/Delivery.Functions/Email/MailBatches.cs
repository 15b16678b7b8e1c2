using Azure.Data.Tables;
using Delivery.Functions.Storage;

namespace Delivery.Functions.Email;

/// <summary>Writes that belong together, for one mail: all of them or none.</summary>
/// <param name="Size">About how many bytes they are on the way to storage.</param>
internal sealed record MailWrites(IReadOnlyList<TableTransactionAction> Actions, int Size);

/// <summary>Many mails' writes in few requests: a batch takes 100 changes of one partition, and 4 MiB.</summary>
internal static class MailBatches
{
    /// <summary>Mails a page: two rows each, and room for the budget's row.</summary>
    public const int MostInPage = (MostChanges - 1) / RowsOfMail;

    private const int RowsOfMail = 2;
    private const int MostChanges = 100;
    private const int MostBytes = 3 * 1024 * 1024;

    // A Chinese character is three bytes, and the escapes of JSON add little.
    public static int SizeOf(Mail mail) =>
        1024
        + 3 * (mail.Subject.Length + mail.Html.Length + mail.Text.Length + FilesOf(mail))
        + (mail.Otherwise is { } other ? SizeOf(other) : 0);

    /// <summary>Cuts mails, in their order, into pages that one batch can insert.</summary>
    public static IEnumerable<IReadOnlyList<Mail>> PagesOf(IEnumerable<Mail> mails) =>
        Cut(mails, MostInPage * RowsOfMail, _ => RowsOfMail, SizeOf);

    /// <summary>
    /// Writes all that is not yet written. Where a rival was quicker with one of them, the others are written by
    /// themselves: a lost race means that it was done already.
    /// </summary>
    public static async Task WriteAsync(TableClient table, IEnumerable<MailWrites> writes)
    {
        foreach (var batch in Cut(writes, MostChanges, write => write.Actions.Count, write => write.Size))
            if (!await table.TryCommitAsync(ActionsOf(batch)) && batch.Count > 1)
                foreach (var alone in batch)
                    await table.TryCommitAsync(alone.Actions);
    }

    // Two mails to one address may both speak of its trouble; a batch takes a row once.
    private static List<TableTransactionAction> ActionsOf(IReadOnlyList<MailWrites> batch) =>
        [.. batch.SelectMany(write => write.Actions).DistinctBy(action => action.Entity.RowKey)];

    private static IEnumerable<IReadOnlyList<T>> Cut<T>(
        IEnumerable<T> all,
        int mostChanges,
        Func<T, int> changesOf,
        Func<T, int> sizeOf
    )
    {
        var (page, changes, bytes) = (new List<T>(), 0, 0);
        foreach (var one in all)
        {
            if (page.Count > 0 && (changes + changesOf(one) > mostChanges || bytes + sizeOf(one) > MostBytes))
            {
                yield return page;
                (page, changes, bytes) = ([], 0, 0);
            }
            page.Add(one);
            (changes, bytes) = (changes + changesOf(one), bytes + sizeOf(one));
        }
        if (page.Count > 0)
            yield return page;
    }

    private static int FilesOf(Mail mail) => (mail.Files ?? []).Sum(file => file.Text.Length);
}

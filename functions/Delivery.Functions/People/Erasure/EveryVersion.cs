using Delivery.Functions.Storage;

namespace Delivery.Functions.People.Erasure;

internal static class EveryVersion
{
    /// <summary>An entry as it was before and after each of its changes that are kept, the newest first.</summary>
    public static async IAsyncEnumerable<T> EverAsync<T>(this Register<T> register, string code)
        where T : class
    {
        string? after = null;
        do
        {
            var page = await register.HistoryAsync(code, after, TableRows.MostInBatch);
            foreach (var change in page.Rows.Select(row => row.Value))
            {
                yield return change.After;
                if (change.Before is { } before)
                    yield return before;
            }

            after = page.After;
        } while (after is not null);
    }
}

using System.Net;
using Azure;
using Azure.Data.Tables;

namespace Delivery.Functions.Storage;

/// <summary>What became of a PUT: made, changed, or refused because another version is stored.</summary>
public enum PutResult
{
    Created,
    Changed,
    Stale,
}

/// <summary>One of the association's registers (streets, disciplines, teachers, years, seasons), keyed by code in one partition.</summary>
public sealed class Register<T>(TableClient table, string partition)
    where T : class
{
    public Task<Stored<T>?> FindAsync(string code) => table.FindAsync<T>(partition, code);

    public IAsyncEnumerable<Stored<T>> AllAsync() => table.WithPrefixAsync<T>(partition, string.Empty);

    public Task<Listed<T>> PageAsync(string from, int limit) =>
        table.PageAsync<T>(partition, from, $"{char.MaxValue}", limit);

    /// <param name="ifMatch">The version that must be stored; null takes any, and none.</param>
    public async Task<(PutResult Result, ETag ETag)> PutAsync(string code, T value, ETag? ifMatch)
    {
        var row = Row.Of(partition, code, value);
        try
        {
            if (ifMatch is { } version)
                return await FindAsync(code) is { } known && version.Fits(known.ETag)
                    ? (
                        PutResult.Changed,
                        EtagOf(await table.UpdateEntityAsync(row, known.ETag, TableUpdateMode.Replace))
                    )
                    : (PutResult.Stale, default);
            if (await table.InsertIfAbsentAsync(row))
                return (PutResult.Created, (await FindAsync(code))!.ETag);
            return (PutResult.Changed, EtagOf(await table.UpsertEntityAsync(row, TableUpdateMode.Replace)));
        }
        catch (RequestFailedException stale)
            when (ifMatch is not null
                && stale.Status is (int)HttpStatusCode.PreconditionFailed or (int)HttpStatusCode.NotFound
            )
        {
            return (PutResult.Stale, default);
        }
    }

    private static ETag EtagOf(Response response) => response.Headers.ETag ?? default;
}

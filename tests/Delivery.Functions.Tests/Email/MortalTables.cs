using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;

namespace Delivery.Functions.Tests.Email;

/// <summary>A process that dies at a chosen breath; every storage request and every mail is two, one before and one after.</summary>
internal sealed class Life
{
    public sealed class OverException() : Exception("The process was killed.");

    private int left = int.MaxValue;

    public int Breaths { get; private set; }

    public int Requests { get; set; }

    public bool IsOver { get; private set; }

    /// <param name="breaths">How many it lives; none given: it does not die.</param>
    public void Begin(int breaths = int.MaxValue) => (left, Breaths, Requests, IsOver) = (breaths, 0, 0, false);

    public void Breathe()
    {
        if (IsOver || Breaths++ >= left)
        {
            IsOver = true;
            throw new OverException();
        }
    }

    public async Task<T> RequestAsync<T>(Func<Task<T>> request)
    {
        Breathe();
        Requests++;
        var answer = await request();
        Breathe();
        return answer;
    }
}

/// <summary>Real tables, as a process sees them that may die between any two requests.</summary>
internal sealed class MortalTables(TableServiceClient whole, Life life) : TableServiceClient
{
    public override TableClient GetTableClient(string tableName) => new Table(whole.GetTableClient(tableName), life);

    private sealed class Table(TableClient whole, Life life) : TableClient
    {
        public override string Name => whole.Name;

        public override Task<Response<TableItem>> CreateIfNotExistsAsync(
            CancellationToken cancellationToken = default
        ) => whole.CreateIfNotExistsAsync(cancellationToken);

        public override Task<Response> UpsertEntityAsync<T>(
            T entity,
            TableUpdateMode mode = TableUpdateMode.Merge,
            CancellationToken cancellationToken = default
        ) => life.RequestAsync(() => whole.UpsertEntityAsync(entity, mode, cancellationToken));

        public override Task<Response> AddEntityAsync<T>(T entity, CancellationToken cancellationToken = default) =>
            life.RequestAsync(() => whole.AddEntityAsync(entity, cancellationToken));

        public override Task<Response> DeleteEntityAsync(
            string partitionKey,
            string rowKey,
            ETag ifMatch = default,
            CancellationToken cancellationToken = default
        ) => life.RequestAsync(() => whole.DeleteEntityAsync(partitionKey, rowKey, ifMatch, cancellationToken));

        public override Task<NullableResponse<T>> GetEntityIfExistsAsync<T>(
            string partitionKey,
            string rowKey,
            IEnumerable<string>? select = null,
            CancellationToken cancellationToken = default
        ) => life.RequestAsync(() => whole.GetEntityIfExistsAsync<T>(partitionKey, rowKey, select, cancellationToken));

        public override Task<Response<IReadOnlyList<Response>>> SubmitTransactionAsync(
            IEnumerable<TableTransactionAction> transactionActions,
            CancellationToken cancellationToken = default
        ) => life.RequestAsync(() => whole.SubmitTransactionAsync(transactionActions, cancellationToken));

        public override AsyncPageable<T> QueryAsync<T>(
            string? filter = null,
            int? maxPerPage = null,
            IEnumerable<string>? select = null,
            CancellationToken cancellationToken = default
        ) => new Pages<T>(whole.QueryAsync<T>(filter, maxPerPage, select, cancellationToken), life);
    }

    private sealed class Pages<T>(AsyncPageable<T> whole, Life life) : AsyncPageable<T>
        where T : notnull
    {
        public override async IAsyncEnumerable<Page<T>> AsPages(
            string? continuationToken = null,
            int? pageSizeHint = null
        )
        {
            await using var pages = whole.AsPages(continuationToken, pageSizeHint).GetAsyncEnumerator();
            while (await life.RequestAsync(async () => await pages.MoveNextAsync()))
            {
                yield return pages.Current;
                if (pages.Current.ContinuationToken is null)
                    yield break;
            }
        }
    }
}

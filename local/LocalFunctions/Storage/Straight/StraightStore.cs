using LocalFunctions.Storage.Database;
using LocalFunctions.Storage.Gate;
using LocalFunctions.Storage.Tables;

namespace LocalFunctions.Storage.Straight;

/// <summary>The tables for those who come without a request.</summary>
internal sealed partial class StraightStore(StorageFile file, TableNames names, CallGate gate, ILogger logger)
{
    public TableNames Names => names;

    /// <exception cref="Azure.RequestFailedException">The database could not: 500, as by REST.</exception>
    public ValueTask WriteAsync(StorageCall call, Write write, long bytes, CancellationToken cancellation) =>
        PassAsync(
            call,
            async () =>
            {
                await file.Writer.RunAsync(write);
                return bytes;
            },
            cancellation
        );

    /// <param name="read">Gives the bytes read.</param>
    /// <exception cref="Azure.RequestFailedException">The database could not: 500, as by REST.</exception>
    public ValueTask ReadAsync(StorageCall call, Func<Connection, long> read, CancellationToken cancellation) =>
        PassAsync(call, () => new ValueTask<long>(file.Read(read)), cancellation);

    private async ValueTask PassAsync(StorageCall call, Func<ValueTask<long>> act, CancellationToken cancellation)
    {
        DatabaseFailedException? failure = null;
        await gate.PassAsync(call, TryAsync, cancellation);
        if (failure is not null)
            throw Refused.By(TableError.Internal(failure.Message));

        async ValueTask<long> TryAsync()
        {
            try
            {
                return await act();
            }
            catch (DatabaseFailedException failed)
            {
                TableFailed(failed, call.Name);
                failure = failed;
                return 0;
            }
        }
    }

    [LoggerMessage(2105, LogLevel.Error, "The table storage could not {Call}")]
    private partial void TableFailed(Exception failure, string call);
}

using System.Collections.Concurrent;
using LocalFunctions.Storage.Database;

namespace LocalFunctions.Durable.Storage;

/// <summary>Connections that only read, beside the writer; each sees what was last committed.</summary>
internal sealed class FileReader(DurableFile file) : IDisposable
{
    private readonly ConcurrentBag<Connection> idle = [];
    private volatile bool closed;

    public T Read<T>(Func<Connection, T> query)
    {
        ObjectDisposedException.ThrowIf(closed, typeof(DurableEngine));
        if (!idle.TryTake(out var connection))
            connection = file.Connect();
        try
        {
            return query(connection);
        }
        finally
        {
            if (closed)
                connection.Dispose();
            else
                idle.Add(connection);
        }
    }

    public void Dispose()
    {
        closed = true;
        while (idle.TryTake(out var connection))
            connection.Dispose();
    }
}

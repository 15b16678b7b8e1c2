using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace LocalFunctions.Durable.Storage;

/// <summary>Connections that only read, beside the writer; each sees what was last committed.</summary>
internal sealed class FileReader(DurableFile file) : IDisposable
{
    private readonly ConcurrentBag<ReadConnection> idle = [];
    private volatile bool closed;

    public T Read<T>(Func<ReadConnection, T> query)
    {
        ObjectDisposedException.ThrowIf(closed, typeof(DurableEngine));
        if (!idle.TryTake(out var connection))
            connection = new ReadConnection(file.Connect());
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

/// <summary>A connection with the statements it has prepared.</summary>
internal sealed class ReadConnection(SqliteConnection connection) : IDisposable
{
    private readonly Dictionary<string, Statement> statements = [];

    public Statement this[string sql]
    {
        get
        {
            if (!statements.TryGetValue(sql, out var statement))
                statements.Add(sql, statement = new Statement(connection, sql));
            return statement;
        }
    }

    public void Dispose()
    {
        foreach (var statement in statements.Values)
            statement.Dispose();
        connection.Dispose();
    }
}

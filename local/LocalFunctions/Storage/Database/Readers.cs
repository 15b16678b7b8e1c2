namespace LocalFunctions.Storage.Database;

/// <summary>Read connections, as many as are in use at the same time.</summary>
internal sealed class Readers(string path, string pragmas) : IDisposable
{
    private readonly Connection?[] idle = new Connection?[Math.Max(4, Environment.ProcessorCount * 2)];

    /// <summary>Reads with a connection that nobody else uses meanwhile.</summary>
    public T Read<T>(Func<Connection, T> read)
    {
        var connection = Rent();
        try
        {
            return read(connection);
        }
        finally
        {
            Return(connection);
        }
    }

    private Connection Rent()
    {
        for (var i = 0; i < idle.Length; i++)
            if (idle[i] is not null && Interlocked.Exchange(ref idle[i], null) is { } connection)
                return connection;
        return new Connection(path, readOnly: true, pragmas);
    }

    private void Return(Connection connection)
    {
        for (var i = 0; i < idle.Length; i++)
            if (idle[i] is null && Interlocked.CompareExchange(ref idle[i], connection, null) is null)
                return;
        connection.Dispose();
    }

    public void Dispose()
    {
        for (var i = 0; i < idle.Length; i++)
            Interlocked.Exchange(ref idle[i], null)?.Dispose();
    }
}

namespace Delivery.Local.Storage.Database;

/// <summary>Read connections, as many as are in use at the same time.</summary>
internal sealed class Readers(string path, string pragmas) : IDisposable
{
    private readonly Connection?[] idle = new Connection?[Math.Max(4, Environment.ProcessorCount * 2)];

    public Connection Rent()
    {
        for (var i = 0; i < idle.Length; i++)
            if (idle[i] is not null && Interlocked.Exchange(ref idle[i], null) is { } connection)
                return connection;
        return new Connection(path, readOnly: true, pragmas);
    }

    public void Return(Connection connection)
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

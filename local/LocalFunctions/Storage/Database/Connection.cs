using SQLitePCL;

namespace LocalFunctions.Storage.Database;

/// <summary>One SQLite connection with its prepared statements; used by one thread at a time.</summary>
internal sealed class Connection : IDisposable
{
    private readonly Dictionary<string, Statement> statements = new(StringComparer.Ordinal);
    private readonly sqlite3 handle;

    static Connection() => Batteries_V2.Init();

    public Connection(string path, bool readOnly, string pragmas)
    {
        var flags =
            raw.SQLITE_OPEN_NOMUTEX
            | (readOnly ? raw.SQLITE_OPEN_READONLY : raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE);
        var opened = raw.sqlite3_open_v2(path, out handle, flags, null);
        raw.sqlite3_extended_result_codes(handle, 1);
        Check(opened);
        raw.sqlite3_busy_timeout(handle, 10_000);
        Execute(pragmas);
    }

    /// <summary>Rows touched by the last statement.</summary>
    public int Changes => raw.sqlite3_changes(handle);

    public bool InTransaction => raw.sqlite3_get_autocommit(handle) == 0;

    public void Execute(string sql) => Check(raw.sqlite3_exec(handle, sql));

    /// <summary>The statement of this text, prepared once for this connection.</summary>
    public Statement Prepared(string sql)
    {
        if (statements.TryGetValue(sql, out var known))
            return known;
        Check(raw.sqlite3_prepare_v3(handle, sql, raw.SQLITE_PREPARE_PERSISTENT, out var prepared));
        return statements[sql] = new Statement(this, prepared);
    }

    internal void Check(int result)
    {
        if (result is not (raw.SQLITE_OK or raw.SQLITE_ROW or raw.SQLITE_DONE))
            throw new DatabaseFailedException(result, raw.sqlite3_errmsg(handle).utf8_to_string());
    }

    public void Dispose()
    {
        foreach (var statement in statements.Values)
            statement.Dispose();
        handle.Dispose();
    }
}

using System.Text;
using SQLitePCL;

namespace LocalFunctions.Storage.Database;

/// <summary>A prepared statement. Parameters and columns count from 0 here.</summary>
internal sealed class Statement(Connection connection, sqlite3_stmt handle) : IDisposable
{
    public Statement Bind(int parameter, long value)
    {
        connection.Check(raw.sqlite3_bind_int64(handle, parameter + 1, value));
        return this;
    }

    public Statement Bind(int parameter, string? value)
    {
        if (value is null)
        {
            connection.Check(raw.sqlite3_bind_null(handle, parameter + 1));
            return this;
        }
        Span<byte> bytes = value.Length <= 512 ? stackalloc byte[1536] : new byte[Encoding.UTF8.GetByteCount(value)];
        return BindText(parameter, bytes[..Encoding.UTF8.GetBytes(value, bytes)]);
    }

    public Statement BindText(int parameter, ReadOnlySpan<byte> utf8)
    {
        connection.Check(raw.sqlite3_bind_text(handle, parameter + 1, utf8));
        return this;
    }

    public Statement BindBlob(int parameter, ReadOnlySpan<byte> bytes)
    {
        connection.Check(raw.sqlite3_bind_blob(handle, parameter + 1, bytes));
        return this;
    }

    /// <summary>True while there is a row.</summary>
    public bool Step()
    {
        var result = raw.sqlite3_step(handle);
        if (result == raw.SQLITE_ROW)
            return true;
        if (result != raw.SQLITE_DONE)
        {
            raw.sqlite3_reset(handle);
            connection.Check(result);
        }
        return false;
    }

    public long Long(int column) => raw.sqlite3_column_int64(handle, column);

    public bool IsNull(int column) => raw.sqlite3_column_type(handle, column) == raw.SQLITE_NULL;

    /// <summary>Text or blob as stored; valid until the next step.</summary>
    public ReadOnlySpan<byte> Bytes(int column) => raw.sqlite3_column_blob(handle, column);

    public string Text(int column) => Encoding.UTF8.GetString(Bytes(column));

    /// <summary>Ends the reading, so that no snapshot is held.</summary>
    public void Reset() => raw.sqlite3_reset(handle);

    /// <summary>Runs a statement that gives no rows and says how many it touched.</summary>
    public int Run()
    {
        Step();
        Reset();
        return connection.Changes;
    }

    public void Dispose() => handle.Dispose();
}

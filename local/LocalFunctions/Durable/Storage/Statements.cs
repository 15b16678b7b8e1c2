using LocalFunctions.Storage.Database;

namespace LocalFunctions.Durable.Storage;

/// <summary>Runs a prepared statement with its parameters in order (?1, ?2, ...).</summary>
internal static class Statements
{
    /// <returns>How many rows it touched.</returns>
    /// <exception cref="DatabaseFailedException">It could not be done.</exception>
    public static int Run(this Statement statement, params ReadOnlySpan<Value> values)
    {
        statement.Bind(values);
        return statement.Run();
    }

    public static List<T> Rows<T>(this Statement statement, Func<Statement, T> read, params ReadOnlySpan<Value> values)
    {
        statement.Bind(values);
        try
        {
            var rows = new List<T>();
            while (statement.Step())
                rows.Add(read(statement));
            return rows;
        }
        finally
        {
            statement.Reset();
        }
    }

    public static T? One<T>(this Statement statement, Func<Statement, T> read, params ReadOnlySpan<Value> values)
    {
        statement.Bind(values);
        try
        {
            return statement.Step() ? read(statement) : default;
        }
        finally
        {
            statement.Reset();
        }
    }

    public static long Number(this Connection connection, string sql) =>
        connection.Prepared(sql).One(row => row.Long(0));

    private static void Bind(this Statement statement, ReadOnlySpan<Value> values)
    {
        for (var i = 0; i < values.Length; i++)
            values[i].BindTo(statement, i);
    }
}

/// <summary>What a row holds, in our types.</summary>
internal static class Columns
{
    public static int Int(this Statement row, int column) => (int)row.Long(column);

    public static string? TextOrNull(this Statement row, int column) => row.IsNull(column) ? null : row.Text(column);

    public static int? Generation(this Statement row, int column) => row.IsNull(column) ? null : row.Int(column);

    public static DateTimeOffset Time(this Statement row, int column) => new(row.Long(column), TimeSpan.Zero);
}

using LocalFunctions.Storage.Database;

namespace LocalFunctions.Storage.Blobs.Files;

/// <summary>A blob as the database knows it; its content is in a file.</summary>
internal sealed record BlobRecord(string Name, long Stamp, long Created, string File, long Length, BlobHeaders Headers)
{
    public const string Columns = "name, stamp, created, file, length, headers";
    private const string Found = "SELECT " + Columns + " FROM blobs WHERE container = ? AND name = ?";

    public static BlobRecord Of(Statement row) =>
        new(row.Text(0), row.Long(1), row.Long(2), row.Text(3), row.Long(4), BlobHeaders.Read(row.Bytes(5)));

    public static BlobRecord? Find(Connection connection, string container, string name)
    {
        var statement = connection.Prepared(Found).Bind(0, container).Bind(1, name);
        try
        {
            return statement.Step() ? Of(statement) : null;
        }
        finally
        {
            statement.Reset();
        }
    }

    public void Save(Connection connection, string container) =>
        connection
            .Prepared(
                "INSERT INTO blobs (container, "
                    + Columns
                    + ") VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET "
                    + "stamp = excluded.stamp, created = excluded.created, file = excluded.file, "
                    + "length = excluded.length, headers = excluded.headers"
            )
            .Bind(0, container)
            .Bind(1, Name)
            .Bind(2, Stamp)
            .Bind(3, Created)
            .Bind(4, File)
            .Bind(5, Length)
            .BindBlob(6, Headers.Written())
            .Run();
}

using LocalFunctions.Storage.Database;

namespace LocalFunctions.Storage.Blobs.Blocks;

/// <summary>A piece of a blob: uploaded into a file of its own, or a stretch of the blob's content.</summary>
internal sealed record Block(string Id, string File, long Offset, long Length, bool IsCommitted)
{
    private const string OfBlob = " FROM blocks WHERE container = ? AND blob = ?";

    public static List<Block> All(Connection connection, string container, string blob)
    {
        var rows = connection
            .Prepared(
                "SELECT id, file, position, length, committed" + OfBlob + " ORDER BY committed DESC, position, id"
            )
            .Bind(0, container)
            .Bind(1, blob);
        var blocks = new List<Block>();
        while (rows.Step())
            blocks.Add(new Block(rows.Text(0), rows.Text(1), rows.Long(2), rows.Long(3), rows.Long(4) == 1));
        rows.Reset();
        return blocks;
    }

    /// <summary>Forgets all blocks of a blob; gives the files of those that were never committed.</summary>
    public static List<string> DeleteAll(Connection connection, string container, string blob)
    {
        var rows = connection
            .Prepared("DELETE" + OfBlob + " RETURNING file, committed")
            .Bind(0, container)
            .Bind(1, blob);
        var files = new List<string>();
        while (rows.Step())
            if (rows.Long(1) == 0)
                files.Add(rows.Text(0));
        rows.Reset();
        return files;
    }

    public void Save(Connection connection, string container, string blob, long stamp) =>
        connection
            .Prepared(
                "INSERT INTO blocks (container, blob, id, committed, position, file, length, stamp) "
                    + "VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET position = excluded.position, "
                    + "file = excluded.file, length = excluded.length, stamp = excluded.stamp"
            )
            .Bind(0, container)
            .Bind(1, blob)
            .Bind(2, Id)
            .Bind(3, IsCommitted ? 1 : 0)
            .Bind(4, Offset)
            .Bind(5, File)
            .Bind(6, Length)
            .Bind(7, stamp)
            .Run();
}

using LocalFunctions.Storage.Database;

namespace LocalFunctions.Storage.Blobs.Files;

/// <summary>The files that hold the content of a blob or block.</summary>
internal static class BlobFileNames
{
    public static HashSet<string> Read(Connection connection)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var rows = connection.Prepared("SELECT file FROM blobs UNION SELECT file FROM blocks");
        while (rows.Step())
            names.Add(rows.Text(0));
        rows.Reset();
        return names;
    }
}

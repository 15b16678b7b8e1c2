using LocalFunctions.Storage.Database;

namespace LocalFunctions.Durable.Storage;

/// <summary>The database file: one process at a time, one version of the schema, as many connections as needed.</summary>
internal sealed class DurableFile : IDisposable
{
    private readonly FileStream theLock;
    private readonly string path;
    private readonly string pragmas;

    private DurableFile(string path, FileStream theLock, bool survivePowerLoss)
    {
        (this.path, this.theLock) = (path, theLock);
        // NORMAL hands every commit to the operating system before it counts, which a killed process cannot undo.
        pragmas = $"""
            PRAGMA busy_timeout = 5000;
            PRAGMA journal_mode = WAL;
            PRAGMA synchronous = {(survivePowerLoss ? "FULL" : "NORMAL")};
            PRAGMA wal_autocheckpoint = 4000;
            PRAGMA cache_size = -16000;
            """;
    }

    /// <exception cref="InvalidOperationException">Another process has it open, or it is of another version.</exception>
    public static DurableFile Open(string path, bool survivePowerLoss)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
            Directory.CreateDirectory(folder);
        var file = new DurableFile(path, Lock(path), survivePowerLoss);
        try
        {
            using var connection = file.Connect();
            Prepare(connection, path);
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    public Connection Connect() => new(path, readOnly: false, pragmas);

    public void Dispose() => theLock.Dispose();

    private static FileStream Lock(string path)
    {
        try
        {
            return new FileStream(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException held)
        {
            throw new InvalidOperationException(
                $"{path} 正被另一个进程使用。请先停掉那个进程，或换一个数据文件夹（--data）。",
                held
            );
        }
    }

    private static void Prepare(Connection connection, string path)
    {
        switch (connection.Number("PRAGMA user_version"))
        {
            case Schema.Version:
                return;
            case 0 when connection.Number("SELECT count(*) FROM sqlite_master") == 0:
                connection.Execute($"BEGIN; {Schema.Create} PRAGMA user_version = {Schema.Version}; COMMIT;");
                return;
            case var older when Schema.Migrations.ContainsKey(older):
                Migrate(connection, older);
                return;
            case var other:
                throw new InvalidOperationException(
                    $"{path} 是第 {other} 版的数据，本程序只认第 {Schema.Version} 版。请用写它的那一版程序打开，或换一个数据文件夹（--data）。"
                );
        }
    }

    private static void Migrate(Connection connection, long from)
    {
        for (var version = from; version < Schema.Version; version++)
            connection.Execute(
                $"BEGIN IMMEDIATE; {Schema.Migrations[version]} PRAGMA user_version = {version + 1}; COMMIT;"
            );
    }
}

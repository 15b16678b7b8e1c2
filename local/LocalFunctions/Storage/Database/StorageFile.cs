namespace LocalFunctions.Storage.Database;

/// <summary>The SQLite file that holds the tables, and what is known about the blobs.</summary>
internal sealed class StorageFile : IDisposable
{
    private const int Version = 1;

    // NORMAL: an acknowledged write survives the death of the process, and a power cut never damages the file.
    // FULL: an acknowledged write survives a power cut too.
    private const string Pragmas =
        "PRAGMA journal_mode=WAL; PRAGMA wal_autocheckpoint=4000; PRAGMA cache_size=-32768; "
        + "PRAGMA temp_store=MEMORY; PRAGMA synchronous=";

    // What is mapped counts as the process's memory: a whole city's file would be a third of it (docs/decisions/0051).
    private const string ReaderPragmas = "PRAGMA mmap_size=134217728; PRAGMA cache_size=-8192; PRAGMA query_only=1";

    // Entities are rows with an index beside them: appending a row costs a third less than splitting the pages of one
    // tree that holds everything.
    private const string Schema = """
        BEGIN IMMEDIATE;
        CREATE TABLE stamp (floor INTEGER NOT NULL);
        INSERT INTO stamp VALUES (0);
        CREATE TABLE account (key BLOB NOT NULL, session INTEGER NOT NULL);
        INSERT INTO account VALUES (randomblob(64), 0);
        CREATE TABLE tables (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL COLLATE NOCASE UNIQUE);
        CREATE TABLE entities (
          tableId INTEGER NOT NULL, partitionKey TEXT NOT NULL, rowKey TEXT NOT NULL,
          stamp INTEGER NOT NULL, properties BLOB NOT NULL,
          PRIMARY KEY (tableId, partitionKey, rowKey));
        CREATE TABLE containers (
          name TEXT PRIMARY KEY, stamp INTEGER NOT NULL, metadata BLOB NOT NULL) WITHOUT ROWID;
        CREATE TABLE blobs (
          container TEXT NOT NULL, name TEXT NOT NULL, stamp INTEGER NOT NULL, created INTEGER NOT NULL,
          file TEXT NOT NULL, length INTEGER NOT NULL, headers BLOB NOT NULL,
          PRIMARY KEY (container, name)) WITHOUT ROWID;
        CREATE TABLE blocks (
          container TEXT NOT NULL, blob TEXT NOT NULL, id TEXT NOT NULL, committed INTEGER NOT NULL,
          position INTEGER NOT NULL, file TEXT NOT NULL, length INTEGER NOT NULL, stamp INTEGER NOT NULL,
          PRIMARY KEY (container, blob, committed, id)) WITHOUT ROWID;
        PRAGMA user_version=1;
        COMMIT;
        """;

    private readonly FileStream held;

    private StorageFile(FileStream held, Connection connection, string path, TimeProvider clock, ILogger logger)
    {
        this.held = held;
        Session = Single(connection, "UPDATE account SET session = session + 1 RETURNING session", row => row.Long(0));
        AccountKey = Single(connection, "SELECT key FROM account", row => Convert.ToBase64String(row.Bytes(0)));
        Stamps = new Stamps(clock, Single(connection, "SELECT floor FROM stamp", row => row.Long(0)));
        Readers = new Readers(path, ReaderPragmas);
        Writer = new Writer(connection, Stamps, logger);
    }

    public Writer Writer { get; }
    public Readers Readers { get; }
    public Stamps Stamps { get; }

    /// <summary>
    /// Reads with the writer's connection while that is idle: to every other connection a write makes all pages stale
    /// that it keeps in memory.
    /// </summary>
    public T Read<T>(Func<Connection, T> read) => Writer.TryRead(read, out var value) ? value : Readers.Read(read);

    /// <summary>How often the folder has been opened, this time included.</summary>
    public long Session { get; }

    /// <summary>Base64 of the 64 bytes that sign SAS links; made once for the folder.</summary>
    public string AccountKey { get; }

    public static StorageFile Open(string path, TimeProvider clock, bool survivePowerLoss, ILogger logger)
    {
        var theLock = Lock(path);
        Connection? connection = null;
        try
        {
            connection = new Connection(path, readOnly: false, Pragmas + (survivePowerLoss ? "FULL" : "NORMAL"));
            Prepare(connection, path);
            return new StorageFile(theLock, connection, path, clock, logger);
        }
        catch
        {
            connection?.Dispose();
            theLock.Dispose();
            throw;
        }
    }

    private static FileStream Lock(string path)
    {
        try
        {
            return new FileStream(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException taken) when (taken is not (FileNotFoundException or DirectoryNotFoundException))
        {
            throw new InvalidOperationException(
                $"{path} 正被另一个进程使用。请先停掉那个进程，或换一个数据文件夹（--data）。",
                taken
            );
        }
    }

    private static void Prepare(Connection connection, string path)
    {
        var version = Single(connection, "PRAGMA user_version", row => row.Long(0));
        if (version == 0)
            connection.Execute(Schema);
        else if (version != Version)
            throw new InvalidOperationException(
                $"{path} 是第 {version} 版的数据，本程序只认识第 {Version} 版。请用写下它的那个程序版本打开，或换一个数据文件夹（--data）。"
            );
    }

    private static T Single<T>(Connection connection, string sql, Func<Statement, T> read)
    {
        var statement = connection.Prepared(sql);
        try
        {
            var value = statement.Step() ? read(statement) : throw new InvalidDataException($"No row: {sql}");
            statement.Step();
            return value;
        }
        finally
        {
            statement.Reset();
        }
    }

    public void Dispose()
    {
        Readers.Dispose();
        Writer.Dispose();
        held.Dispose();
    }
}

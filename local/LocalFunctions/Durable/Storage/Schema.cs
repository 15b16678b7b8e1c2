namespace LocalFunctions.Durable.Storage;

/// <summary>
/// The file, as `sqlite3` shows it. Times are UTC ticks. A file of an older version is
/// brought up to date when it is opened; one of another version is refused, never misread.
/// </summary>
internal static class Schema
{
    public const int Version = 2;

    /// <summary>From each older version to the next one.</summary>
    public static IReadOnlyDictionary<long, string> Migrations { get; } =
        new Dictionary<long, string>
        {
            [1] = "ALTER TABLE instances ADD COLUMN version TEXT NOT NULL DEFAULT '';" + SetAside,
        };

    private const string SetAside = """
        -- Messages that could not be read or taken, with the reason.
        CREATE TABLE set_aside (
            row        INTEGER PRIMARY KEY,
            key        INTEGER NOT NULL,
            generation INTEGER,
            arrival    TEXT NOT NULL,
            reason     TEXT NOT NULL,
            at         INTEGER NOT NULL
        );
        CREATE INDEX set_aside_key ON set_aside(key);

        """;

    public const string Create =
        SetAside
        + """
            CREATE TABLE instances (
                key           INTEGER PRIMARY KEY,
                id            TEXT NOT NULL UNIQUE,
                name          TEXT NOT NULL,
                status        INTEGER NOT NULL,
                generation    INTEGER NOT NULL,
                created       INTEGER NOT NULL,
                updated       INTEGER NOT NULL,
                custom_status TEXT,
                parent_key    INTEGER,
                parent_id     TEXT,
                parent_name   TEXT,
                parent_generation INTEGER,
                parent_call   INTEGER,
                failure       TEXT,
                input         TEXT,
                output        TEXT,
                version       TEXT NOT NULL DEFAULT ''
            );
            CREATE INDEX instances_parent ON instances(parent_key) WHERE parent_key IS NOT NULL;

            -- One row for each committed step: what arrived, and what the orchestrator decided.
            CREATE TABLE history (
                key    INTEGER NOT NULL,
                step   INTEGER NOT NULL,
                at     INTEGER NOT NULL,
                events TEXT NOT NULL,
                PRIMARY KEY (key, step)
            ) WITHOUT ROWID;

            -- Arrived, not yet taken by a step.
            CREATE TABLE messages (
                row        INTEGER PRIMARY KEY,
                key        INTEGER NOT NULL,
                generation INTEGER,
                arrival    TEXT NOT NULL
            );

            -- Activities to run; gone once a step has taken the result.
            CREATE TABLE tasks (
                row        INTEGER PRIMARY KEY,
                key        INTEGER NOT NULL,
                generation INTEGER NOT NULL,
                call       INTEGER NOT NULL,
                name       TEXT NOT NULL,
                input      TEXT
            );

            -- Timers, and with call -1 starts put off until later; fired once they are due and not yet taken.
            CREATE TABLE timers (
                key        INTEGER NOT NULL,
                call       INTEGER NOT NULL,
                generation INTEGER NOT NULL,
                due        INTEGER NOT NULL,
                fired      INTEGER NOT NULL DEFAULT 0,
                PRIMARY KEY (key, call)
            ) WITHOUT ROWID;
            CREATE INDEX timers_due ON timers(due) WHERE fired = 0;
            """;
}

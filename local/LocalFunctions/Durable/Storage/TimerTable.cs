using LocalFunctions.Durable.History;

namespace LocalFunctions.Durable.Storage;

/// <summary>What becomes due: timers, and starts put off until later. Fired ones wait for the step that takes them.</summary>
internal sealed class TimerTable(Func<string, Statement> prepare)
{
    /// <summary>The call under which a start put off until later stands among the timers.</summary>
    public const int DelayedStart = -1;

    private readonly Statement insert = prepare(
        "INSERT INTO timers (key, call, generation, due) VALUES ($0, $1, $2, $3)"
    );
    private readonly Statement delete = prepare("DELETE FROM timers WHERE key = $0 AND call = $1 AND generation = $2");
    private readonly Statement deleteAll = prepare("DELETE FROM timers WHERE key = $0");
    private readonly Statement due = prepare(
        "SELECT key, call, generation FROM timers WHERE fired = 0 AND due <= $0 ORDER BY due, key, call LIMIT 1000"
    );
    private readonly Statement fire = prepare("UPDATE timers SET fired = 1 WHERE key = $0 AND call = $1");
    private readonly Statement fired = prepare(
        "SELECT key, call, generation FROM timers WHERE fired = 1 ORDER BY due, key, call"
    );
    private readonly Statement next = prepare("SELECT min(due) FROM timers WHERE fired = 0");

    /// <summary>Whether anything was written since <see cref="Next"/> was last asked.</summary>
    public bool Changed { get; set; } = true;

    public void Insert(long key, int call, int generation, DateTimeOffset at)
    {
        Changed = true;
        insert.Run(key, call, generation, at.UtcTicks);
    }

    public void Delete(long key, int call, int generation)
    {
        Changed = true;
        delete.Run(key, call, generation);
    }

    public void DeleteAll(long key)
    {
        Changed = true;
        deleteAll.Run(key);
    }

    /// <summary>Marks what is due as fired, in the order of its moments, a thousand at a time.</summary>
    public List<Message> Fire(DateTimeOffset now)
    {
        Changed = true;
        var ripe = due.Rows(Read, now.UtcTicks);
        foreach (var timer in ripe)
            fire.Run(timer.Key, timer.Origin.Row);
        return ripe;
    }

    public List<Message> Fired() => fired.Rows(Read);

    public DateTimeOffset? Next()
    {
        Changed = false;
        return next.One(row => row.IsDBNull(0) ? (DateTimeOffset?)null : row.Time(0));
    }

    private static Message Read(Microsoft.Data.Sqlite.SqliteDataReader row)
    {
        var call = row.GetInt32(1);
        return new Message(
            row.GetInt64(0),
            row.GetInt32(2),
            call == DelayedStart ? new Started() : new TimerFired(call),
            new Origin(OriginKind.Timers, call)
        );
    }
}

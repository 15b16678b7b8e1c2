using LocalFunctions.Durable.History;
using LocalFunctions.Storage.Database;

namespace LocalFunctions.Durable.Storage;

/// <summary>What becomes due: timers, and starts put off until later. Fired ones wait for the step that takes them.</summary>
internal sealed class TimerTable(Connection connection)
{
    /// <summary>The call under which a start put off until later stands among the timers.</summary>
    public const int DelayedStart = -1;

    private readonly Statement insert = connection.Prepared(
        "INSERT INTO timers (key, call, generation, due) VALUES (?1, ?2, ?3, ?4)"
    );
    private readonly Statement delete = connection.Prepared(
        "DELETE FROM timers WHERE key = ?1 AND call = ?2 AND generation = ?3"
    );
    private readonly Statement deleteAll = connection.Prepared("DELETE FROM timers WHERE key = ?1");
    private readonly Statement due = connection.Prepared(
        "SELECT key, call, generation FROM timers WHERE fired = 0 AND due <= ?1 ORDER BY due, key, call LIMIT 1000"
    );
    private readonly Statement fire = connection.Prepared("UPDATE timers SET fired = 1 WHERE key = ?1 AND call = ?2");
    private readonly Statement fired = connection.Prepared(
        "SELECT key, call, generation FROM timers WHERE fired = 1 ORDER BY due, key, call"
    );
    private readonly Statement next = connection.Prepared("SELECT min(due) FROM timers WHERE fired = 0");

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
        return next.One(row => row.IsNull(0) ? (DateTimeOffset?)null : row.Time(0));
    }

    private static Message Read(Statement row)
    {
        var call = row.Int(1);
        return new Message(
            row.Long(0),
            row.Int(2),
            call == DelayedStart ? new Started() : new TimerFired(call),
            new Origin(OriginKind.Timers, call)
        );
    }
}

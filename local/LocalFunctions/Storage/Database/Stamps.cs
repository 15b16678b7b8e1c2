namespace LocalFunctions.Storage.Database;

/// <summary>
/// The moments that become Timestamps and ETags: of the given clock, yet no moment twice, even when the clock stands
/// still, is set back, or the process is killed; so a stale ETag never fits again.
/// </summary>
internal sealed class Stamps(TimeProvider clock, long floor)
{
    private static readonly long Reserve = TimeSpan.FromSeconds(1).Ticks;
    private long last = floor;
    private long reserved;

    /// <summary>The next moment in UTC ticks. Only the writer may ask.</summary>
    public long Next(Connection connection)
    {
        last = Math.Max(last + 1, clock.GetUtcNow().UtcTicks);
        if (last > reserved)
        {
            // One row ahead of a second's worth of stamps instead of one row for each.
            reserved = last + Reserve;
            connection.Prepared("UPDATE stamp SET floor = ?").Bind(0, reserved).Run();
        }
        return last;
    }

    /// <summary>The reservation may have been rolled back.</summary>
    public void Forget() => reserved = 0;
}

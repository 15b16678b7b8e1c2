using LocalFunctions.Clock;

namespace Delivery.Local.Chaos;

/// <summary>
/// What the parts of one simulation share: its dice, its trace, who is at work just now, and whether the process lives.
/// </summary>
internal sealed class World(int seed, TextWriter? copy) : IDisposable
{
    // Nobody's retries are endless: what has failed so often in a row is let through.
    private const int MostFailuresInARow = 3;
    private const int MostKills = 3;
    private const string Nobody = "nobody";
    private const int LongestLife = 12_000;
    private readonly Dictionary<string, int> failures = new(StringComparer.Ordinal);
    private string atWork = "start";
    private string kind = "start";
    private int breaths = int.MaxValue;

    public Dice Dice { get; } = new(seed);

    public Trace Trace { get; } = new(copy);

    public LocalClock? Clock { get; set; }

    public DateTimeOffset Now => Clock?.GetUtcNow() ?? DateTimeOffset.UnixEpoch;

    public bool IsDead { get; private set; }

    public int Kills { get; private set; }

    public int Failures { get; private set; }

    public int Repeats { get; set; }

    /// <summary>A process begins; when it will be killed is decided now.</summary>
    public void Begin()
    {
        IsDead = false;
        breaths = Kills < MostKills ? 1 + Dice.Below(LongestLife) : int.MaxValue;
    }

    /// <param name="who">What is at work from here on; tried again it has the same name.</param>
    /// <param name="kindOf">Whatever is of its kind: a place that fails is named by it.</param>
    public void Enter(string who, string kindOf, string number = "")
    {
        Breathe();
        (atWork, kind) = (who, kindOf);
        Trace.Add(Now, $"{who} {number}");
    }

    /// <summary>Nobody is at work: what happens now does not fail, though the process may be killed in it.</summary>
    public void Leave() => (atWork, kind) = (Nobody, Nobody);

    /// <summary>A moment at which the process may be killed, and after which a dead one does nothing more.</summary>
    /// <exception cref="HostKilledException">It is dead.</exception>
    public void Breathe()
    {
        if (!IsDead && --breaths > 0)
            return;
        if (!IsDead)
        {
            Kills++;
            Trace.Add(Now, $"killed in {atWork}");
        }
        IsDead = true;
        throw new HostKilledException();
    }

    /// <summary>Whether what is at work fails here.</summary>
    public bool Fails(string place)
    {
        if (
            atWork == Nobody
            || failures.GetValueOrDefault(atWork) >= MostFailuresInARow
            || !Dice.Fires($"{kind}: {place}")
        )
            return false;
        failures[atWork] = failures.GetValueOrDefault(atWork) + 1;
        Failures++;
        Trace.Add(Now, $"{place} fails in {atWork}");
        return true;
    }

    public void Dispose() => Trace.Dispose();
}

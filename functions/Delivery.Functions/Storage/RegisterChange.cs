namespace Delivery.Functions.Storage;

/// <summary>One change of an entry of a register. Numbers of accounts and documents are never in it.</summary>
/// <param name="By">As the audit log names them.</param>
/// <param name="Before">Null when the entry was made.</param>
public sealed record RegisterChange<T>(
    DateTimeOffset At,
    string By,
    string Name,
    string Act,
    string? Note,
    T? Before,
    T After
)
    where T : class;

/// <summary>Moments of which none comes twice, though a clock may stand still: changes keep their order.</summary>
internal sealed class Moments
{
    private long last;

    public DateTimeOffset After(DateTimeOffset at)
    {
        while (true)
        {
            var before = Interlocked.Read(ref last);
            var next = Math.Max(at.UtcTicks, before + 1);
            if (Interlocked.CompareExchange(ref last, next, before) == before)
                return new DateTimeOffset(next, TimeSpan.Zero);
        }
    }
}

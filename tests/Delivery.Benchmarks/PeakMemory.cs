using System.Diagnostics;

namespace Delivery.Benchmarks;

/// <summary>The most memory that this process held while it was watched; the system's own peak is that of the whole run.</summary>
internal sealed class PeakMemory : IDisposable
{
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(100);
    private readonly Timer timer;
    private long most;

    public PeakMemory() => timer = new Timer(_ => Look(), null, TimeSpan.Zero, Every);

    public double Megabytes => Interlocked.Read(ref most) / 1_048_576.0;

    public void Dispose() => timer.Dispose();

    private void Look()
    {
        using var own = Process.GetCurrentProcess();
        var now = own.WorkingSet64;
        if (now > Interlocked.Read(ref most))
            Interlocked.Exchange(ref most, now);
    }
}

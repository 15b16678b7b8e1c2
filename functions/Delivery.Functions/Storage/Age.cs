namespace Delivery.Functions.Storage;

/// <summary>How old what was read is, by the clock that the whole program goes by.</summary>
internal static class Age
{
    /// <summary>Read no longer ago than this. A clock that was put back makes nothing fresh.</summary>
    public static bool IsWithin(this TimeProvider clock, TimeSpan most, DateTimeOffset readAt) =>
        clock.GetUtcNow() - readAt is var age && age >= TimeSpan.Zero && age < most;
}

namespace LocalFunctions.Clock;

/// <summary>
/// The time that the app and the engine live in. Whatever the kind, <see cref="TimeProvider.GetTimestamp"/> stays real:
/// it measures how long things take, not when they happen.
/// </summary>
public abstract class LocalClock : TimeProvider
{
    /// <summary>Everybody in the service lives on this zone; it has had no daylight saving since 1991.</summary>
    public static readonly TimeSpan ShanghaiOffset = TimeSpan.FromHours(8);

    private static readonly TimeZoneInfo Shanghai = TimeZoneInfo.CreateCustomTimeZone(
        "Asia/Shanghai",
        ShanghaiOffset,
        "Asia/Shanghai",
        "Asia/Shanghai"
    );

    public override TimeZoneInfo LocalTimeZone => Shanghai;

    /// <summary>For people: 真实时间, 模拟时间 or how many times as fast.</summary>
    public abstract string Description { get; }

    public DateTimeOffset Now => GetUtcNow().ToOffset(ShanghaiOffset);
}

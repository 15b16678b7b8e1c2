namespace Delivery.Domain.Programme.Channels;

/// <summary>
/// For how long an official account may write freely to somebody: 48 hours from their last message, by the platform's rule
/// for customer messages, which answers 45015 beyond.
/// </summary>
public static class WeChatWindow
{
    public static TimeSpan Length { get; } = TimeSpan.FromHours(48);

    /// <param name="heard">When they wrote last.</param>
    public static bool IsOpen(DateTimeOffset heard, DateTimeOffset now) => now - heard < Length;
}

namespace Delivery.Domain.Ordering;

/// <summary>The same order under another street's number: of streets that were split it went from one to the other.</summary>
/// <param name="OrderId">Null for the moment in which it has left and is not filed anew yet.</param>
/// <param name="Street">The other street's code.</param>
public sealed record OrderLink(string? OrderId, string Street, string StreetName, DateTimeOffset At);

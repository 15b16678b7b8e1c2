namespace LocalFunctions.Durable;

/// <summary>
/// A message that could not be read, or that its instance could not take however often it was tried; instance and others
/// go on without it. <paramref name="Arrival"/> is what was kept of it, as JSON if it is any.
/// <paramref name="InstanceId"/> is null if the instance is no more.
/// </summary>
public sealed record SetAsideMessage(long Number, string? InstanceId, string Arrival, string Reason, DateTimeOffset At);

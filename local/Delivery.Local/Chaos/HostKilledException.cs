namespace Delivery.Local.Chaos;

/// <summary>The simulated process is dead: nothing it does from here on happens.</summary>
public sealed class HostKilledException() : Exception("The simulated process was killed.");

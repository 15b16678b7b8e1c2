namespace LocalFunctions.Durable;

/// <summary>A message that its instance cannot read. The instance fails with this; others go on.</summary>
public sealed class PoisonMessageException(string message) : Exception(message);

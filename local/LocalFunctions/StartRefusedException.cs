namespace LocalFunctions;

/// <summary>The host cannot start for a reason that a person can put right; the message says what to do.</summary>
public sealed class StartRefusedException(string message, Exception? inner = null) : Exception(message, inner);

namespace LocalFunctions.Durable;

/// <summary>
/// The orchestrator did something that replay cannot repeat, or no longer fits what it did before. The message names
/// the history event and the call.
/// </summary>
public sealed class NonDeterministicOrchestrationException(string message) : Exception(message);

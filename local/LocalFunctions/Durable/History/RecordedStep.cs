namespace LocalFunctions.Durable.History;

/// <summary>
/// One committed step: at <paramref name="At"/> the arrivals were taken, in order, and the decisions made in answer.
/// </summary>
internal sealed record RecordedStep(int Number, DateTimeOffset At, IReadOnlyList<HistoryEvent> Events);

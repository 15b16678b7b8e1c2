namespace LocalFunctions.Durable.Storage;

/// <summary>One call of an activity, to be run until its answer is taken.</summary>
internal sealed record ActivityTask(
    long Row,
    long Key,
    string InstanceId,
    int Generation,
    int Call,
    string Name,
    string? Input
);

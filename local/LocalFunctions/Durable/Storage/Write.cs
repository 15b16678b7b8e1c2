using LocalFunctions.Durable.History;

namespace LocalFunctions.Durable.Storage;

/// <summary>
/// One atomic change of the file, and what follows from it once it is durable. It may be tried again if the group it
/// was committed with failed.
/// </summary>
internal abstract class Write
{
    public Outbox Outbox { get; } = new();

    public void Perform(Tables tables)
    {
        Outbox.Clear();
        Apply(tables);
    }

    protected abstract void Apply(Tables tables);

    /// <summary>The change is durable: now, and not before, others may be told.</summary>
    public abstract void Committed();

    /// <summary>The change did not happen.</summary>
    public abstract void Failed(Exception reason);
}

/// <summary>What a change sends out once it is committed.</summary>
internal sealed class Outbox
{
    public List<Message> Messages { get; } = [];
    public List<ActivityTask> Tasks { get; } = [];

    /// <summary>Ids of instances whose state changed.</summary>
    public List<string> Changed { get; } = [];

    /// <summary>Keys of instances that are no more.</summary>
    public List<long> Gone { get; } = [];

    public void Clear()
    {
        Messages.Clear();
        Tasks.Clear();
        Changed.Clear();
        Gone.Clear();
    }
}

using LocalFunctions.Durable.History;
using LocalFunctions.Durable.Replay;

namespace LocalFunctions.Durable.Dispatch;

/// <summary>
/// One instance in memory: what has arrived for it, and its live execution if it is cached. Guarded by
/// <see cref="Slots"/>; the execution belongs to whoever steps it.
/// </summary>
internal sealed class Slot
{
    public Slot(long key)
    {
        Key = key;
        Place = new LinkedListNode<Slot>(this);
    }

    public long Key { get; }
    public List<Message> Inbox { get; set; } = [];

    /// <summary>Queued to be stepped, being stepped, or its step being written.</summary>
    public bool IsBusy { get; set; }

    /// <summary>How often in a row its step failed by what it was to take.</summary>
    public int Tries { get; set; }

    public Execution? Execution { get; set; }

    /// <summary>Its place among the recently used, while it is one of them.</summary>
    public LinkedListNode<Slot> Place { get; }
}

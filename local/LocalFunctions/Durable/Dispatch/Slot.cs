using LocalFunctions.Durable.History;
using LocalFunctions.Durable.Replay;

namespace LocalFunctions.Durable.Dispatch;

/// <summary>
/// One instance in memory: what has arrived for it, and its live execution if it is cached. Guarded by
/// <see cref="Slots"/>; the execution belongs to whoever steps it.
/// </summary>
internal sealed class Slot(long key)
{
    public long Key { get; } = key;
    public List<Message> Inbox { get; set; } = [];

    /// <summary>Queued to be stepped, being stepped, or its step being written.</summary>
    public bool IsBusy { get; set; }

    /// <summary>How often in a row its step failed by what it was to take.</summary>
    public int Tries { get; set; }

    public Execution? Execution { get; set; }
    public LinkedListNode<Slot>? Place { get; set; }
}

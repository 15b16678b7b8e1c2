using LocalFunctions.Durable.History;

namespace LocalFunctions.Durable.Dispatch;

/// <summary>
/// The instances in memory: those with something to do, and the most recently used of the live ones. One step of an
/// instance at a time; everything that arrives meanwhile is taken by the next.
/// </summary>
internal sealed class Slots(int cached, WorkGauge work, Action<Slot> ready)
{
    private readonly Lock gate = new();
    private readonly Dictionary<long, Slot> slots = [];
    private readonly LinkedList<Slot> recent = [];

    public int Count
    {
        get
        {
            lock (gate)
                return slots.Count;
        }
    }

    public void Deliver(Message message)
    {
        Slot slot;
        lock (gate)
        {
            if (!slots.TryGetValue(message.Key, out slot!))
                slots.Add(message.Key, slot = new Slot(message.Key));
            slot.Inbox.Add(message);
            if (slot.IsBusy)
                return;
            slot.IsBusy = true;
        }
        work.Enter();
        ready(slot);
    }

    public List<Message> TakeInbox(Slot slot)
    {
        lock (gate)
        {
            var taken = slot.Inbox;
            slot.Inbox = [];
            return taken;
        }
    }

    /// <summary>Puts back what a step left, ahead of what has arrived since.</summary>
    public void PutBack(Slot slot, IEnumerable<Message> messages)
    {
        lock (gate)
            slot.Inbox.InsertRange(0, messages);
    }

    /// <summary>The step is over: the next one, or rest.</summary>
    public void Rest(Slot slot)
    {
        lock (gate)
        {
            Keep(slot);
            if (slot.Inbox.Count > 0)
            {
                ready(slot);
                return;
            }
            slot.IsBusy = false;
            if (slot.Execution is null)
                slots.Remove(slot.Key);
        }
        work.Leave();
    }

    /// <summary>Forgets a cached instance that was purged or replaced.</summary>
    public void Forget(long key)
    {
        lock (gate)
        {
            if (slots.TryGetValue(key, out var slot) && !slot.IsBusy)
                Drop(slot);
        }
    }

    private void Keep(Slot slot)
    {
        Unlist(slot);
        if (cached == 0)
            slot.Execution = null;
        if (slot.Execution is null)
            return;
        recent.AddFirst(slot.Place);
        for (var last = recent.Last; recent.Count > cached && last is not null; last = last.Previous)
        {
            if (!last.Value.IsBusy)
            {
                Drop(last.Value);
                return;
            }
        }
    }

    private void Drop(Slot slot)
    {
        slot.Execution = null;
        Unlist(slot);
        slots.Remove(slot.Key);
    }

    private void Unlist(Slot slot)
    {
        if (slot.Place.List is not null)
            recent.Remove(slot.Place);
    }
}

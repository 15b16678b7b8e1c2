using LocalFunctions.Durable.History;
using LocalFunctions.Durable.Storage;

namespace LocalFunctions.Durable.Dispatch;

/// <summary>
/// Takes up what the file holds: messages not yet taken, activities without an answer. A message that cannot be read is
/// set aside.
/// </summary>
internal sealed class Recover(TimeProvider clock, Action<string> setAside, Action recovered) : Write
{
    private readonly List<string> reasons = [];

    protected override void Apply(Tables tables)
    {
        reasons.Clear();
        foreach (var message in tables.Messages.All())
            Take(tables, message);
        Outbox.Messages.AddRange(tables.Timers.Fired());
        Outbox.Tasks.AddRange(tables.Tasks.All());
    }

    public override void Committed()
    {
        reasons.ForEach(setAside);
        recovered();
    }

    /// <summary>A file that cannot be read at the start is for a person to look at.</summary>
    public override void Failed(Exception reason) =>
        throw new InvalidOperationException("The durable engine could not read what was under way.", reason);

    private void Take(Tables tables, UnreadMessage message)
    {
        try
        {
            var origin = new Origin(OriginKind.Messages, message.Row);
            Outbox.Messages.Add(new Message(message.Key, message.Generation, message.Read(), origin));
        }
        catch (PoisonMessageException unreadable)
        {
            tables.SetAside.Insert(message, unreadable.Message, clock.GetUtcNow());
            tables.Messages.Delete(message.Row);
            reasons.Add(unreadable.Message);
        }
    }
}

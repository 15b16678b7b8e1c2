using LocalFunctions.Durable.History;
using LocalFunctions.Durable.Storage;

namespace LocalFunctions.Durable.Dispatch;

/// <summary>Drops what reached an instance that has ended or is no more.</summary>
internal sealed class DiscardWrite(IReadOnlyList<Message> messages, Action<Exception?> over) : Write
{
    protected override void Apply(Tables tables)
    {
        foreach (var message in messages)
            tables.Delete(message);
    }

    public override void Committed() => over(null);

    public override void Failed(Exception reason) => over(reason);
}

using System.Collections;

namespace Delivery.Functions.Workflow;

/// <summary>What every line of a function's log carries: its name, the instance it works for, and the order.</summary>
public sealed class FunctionScope(string function, string? key) : IReadOnlyList<KeyValuePair<string, object?>>
{
    private readonly KeyValuePair<string, object?>[] fields = key is null
        ? [new("function", function)]
        :
        [
            new("function", function),
            new(Telemetry.InstanceTag, key),
            new(Telemetry.OrderTag, BusinessKey.OrderIn(key)),
        ];

    public int Count => fields.Length;

    public KeyValuePair<string, object?> this[int index] => fields[index];

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => fields.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString() => key is null ? function : $"{function} {key}";
}

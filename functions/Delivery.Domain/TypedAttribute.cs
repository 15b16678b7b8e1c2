namespace Delivery.Domain;

/// <summary>Says what people type into a field, so that it is cleaned before it is judged.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class TypedAttribute(TextKind kind) : Attribute
{
    public TextKind Kind { get; } = kind;

    /// <summary>The field's greatest length where it is another than its kind's.</summary>
    public int Longest { get; init; } = kind.Longest();
}

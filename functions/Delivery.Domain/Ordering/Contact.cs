using System.Text.Json.Serialization;

namespace Delivery.Domain.Ordering;

public sealed record Contact(
    [Typed(TextKind.Name)] string Name,
    [Typed(TextKind.Phone)] string Phone,
    [Typed(TextKind.Email)] string Email
);

/// <summary>A street's people.</summary>
/// <param name="Ordering">Who files the orders (申报人).</param>
/// <param name="Delivery">Who carries the courses out (执行负责人); null when the same person does both.</param>
public sealed record Contacts(Contact Ordering, Contact? Delivery = null)
{
    [JsonIgnore]
    public Contact ForDelivery => Delivery ?? Ordering;
}

/// <summary>The office contact that a street shows to the public.</summary>
public sealed record PublishedContact([Typed(TextKind.Title)] string Name, [Typed(TextKind.Phone)] string Phone);

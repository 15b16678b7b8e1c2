namespace Delivery.Functions.Storage;

/// <summary>Ids that no one had before and that begin with their time; a simulation makes them from its seed.</summary>
public sealed class FreshIds(Func<DateTimeOffset, Guid> make)
{
    public Guid At(DateTimeOffset now) => make(now);
}

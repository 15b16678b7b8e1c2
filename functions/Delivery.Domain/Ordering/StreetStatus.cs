namespace Delivery.Domain.Ordering;

public enum StreetStatus
{
    Active,
    Suspended,
}

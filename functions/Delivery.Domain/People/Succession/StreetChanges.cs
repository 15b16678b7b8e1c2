using Delivery.Domain.Ordering;

namespace Delivery.Domain.People.Succession;

/// <summary>Both streets as they stand once a merger or a split is taken.</summary>
public static class StreetChanges
{
    /// <summary>The street goes into the other with all that went into it before.</summary>
    public static (Street Street, Street Other) Merge(Street street, Street other, DateOnly from)
    {
        ArgumentNullException.ThrowIfNull(street);
        ArgumentNullException.ThrowIfNull(other);
        var before = (street.Lineage?.Took ?? []).Select(one => one with { From = one.From > from ? one.From : from });
        return (
            street with
            {
                Lineage = (street.Lineage ?? new Lineage()) with { Into = new StreetMerger(other.Code, from) },
            },
            other with
            {
                Lineage = (other.Lineage ?? new Lineage()) with
                {
                    Took = [.. other.Lineage?.Took ?? [], new StreetMerger(street.Code, from), .. before],
                },
            }
        );
    }

    public static (Street Street, Street Other) Split(Street street, Street other, DateOnly from, decimal part)
    {
        ArgumentNullException.ThrowIfNull(street);
        ArgumentNullException.ThrowIfNull(other);
        return (
            street with
            {
                Lineage = (street.Lineage ?? new Lineage()) with
                {
                    Gave = [.. street.Lineage?.Gave ?? [], new SplitOff(other.Code, from, part)],
                },
            },
            other with
            {
                Lineage = (other.Lineage ?? new Lineage()) with { Origin = new SplitOff(street.Code, from, part) },
            }
        );
    }
}

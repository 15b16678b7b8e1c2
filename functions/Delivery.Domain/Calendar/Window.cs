namespace Delivery.Domain.Calendar;

/// <summary>Whole days, both ends included.</summary>
public sealed record Window(DateOnly First, DateOnly Last)
{
    /// <summary>Midnight at which the first day begins, Shanghai time.</summary>
    public DateTimeOffset OpensAt => ShanghaiTime.StartOf(First);

    /// <summary>Midnight after the last day: the first moment outside.</summary>
    public DateTimeOffset ClosesAt => ShanghaiTime.EndOf(Last);

    public bool Contains(DateOnly date) => date >= First && date <= Last;

    public bool Contains(DateTimeOffset moment) => moment >= OpensAt && moment < ClosesAt;
}

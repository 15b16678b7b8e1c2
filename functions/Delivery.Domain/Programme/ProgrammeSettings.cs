using Delivery.Domain.Calendar;

namespace Delivery.Domain.Programme;

public sealed record ProgrammeSettings
{
    /// <summary>Shanghai time on the Friday before the week.</summary>
    public TimeOnly Time { get; init; } = new(15, 0);

    public DateTimeOffset PublishAt(Week week) => ShanghaiTime.At(week.PublishedOn, Time);
}

using Delivery.Domain.Calendar;

namespace Delivery.Domain.Programme;

public sealed record ProgrammeSettings
{
    /// <summary>Shanghai time on the Friday before the week.</summary>
    public TimeOnly Time { get; init; } = new(15, 0);

    /// <summary>Shanghai time on the same Friday: until then staff can hold the week back, and then it goes.</summary>
    public TimeOnly HoldUntil { get; init; } = new(20, 0);

    /// <summary>Photos of street news in the article of an official account; 0 for none.</summary>
    public int ArticlePictures { get; init; } = 3;

    /// <summary>When a week that is held back goes; never before its usual hour.</summary>
    public DateTimeOffset HoldEndsAt(Week week) =>
        ShanghaiTime.At(week.PublishedOn, HoldUntil > Time ? HoldUntil : Time);

    public DateTimeOffset PublishAt(Week week) => ShanghaiTime.At(week.PublishedOn, Time);
}

namespace Delivery.Domain.Operation;

/// <summary>How long is kept what names people, and what is only of use for a time (domain.md, section 9).</summary>
public sealed record RetentionSettings
{
    /// <summary>Months after which it is forgotten that a mail was sent; the text goes with the sending.</summary>
    public int MailMonths { get; init; } = 12;

    /// <summary>Months after a lesson until its photos and videos go.</summary>
    public int MediaMonths { get; init; } = 24;

    /// <summary>Months after a course until its enrolments and roster go.</summary>
    public int RosterMonths { get; init; } = 6;

    /// <summary>Months for which the changes of a register can be read.</summary>
    public int RegisterHistoryMonths { get; init; } = 60;

    /// <summary>Months after an orchestration has ended until its history goes; its outcome stays in the rows.</summary>
    public int InstanceMonths { get; init; } = 12;

    /// <summary>Days for which a night's export is kept.</summary>
    public int BackupDays { get; init; } = 35;
}

/// <summary>A time for which something is kept.</summary>
public readonly record struct KeptFor(int Months, int Days)
{
    public static KeptFor OfMonths(int months) => new(months, 0);

    public static KeptFor OfDays(int days) => new(0, days);

    /// <summary>The last day, in Shanghai, of which nothing is kept any more.</summary>
    public DateOnly LastDay(DateOnly today) => today.AddMonths(-Months).AddDays(-Days);

    public override string ToString() => Months > 0 ? $"{Months}个月" : $"{Days}天";
}

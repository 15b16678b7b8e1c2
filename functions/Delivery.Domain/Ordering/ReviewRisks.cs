namespace Delivery.Domain.Ordering;

/// <summary>What a reviewer should look at first.</summary>
public enum ReviewRisk
{
    /// <summary>The year's quota does not bear the order.</summary>
    Overdrawn,

    /// <summary>The first lesson is so near that a teacher is hard to find.</summary>
    Soon,

    /// <summary>It has waited longer than staff mean to let it.</summary>
    Waiting,

    /// <summary>The street may not order at the moment.</summary>
    Suspended,
}

public static class ReviewRisks
{
    /// <summary>Half of the days that an order is filed ahead are gone.</summary>
    public static int SoonWorkingDays(OrderSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return settings.FilingWorkingDays / 2;
    }

    /// <param name="available">Of the year's quota in yuan; null off the Basic stream.</param>
    /// <param name="left">Working days until the first lesson.</param>
    /// <param name="waited">Working days since it was filed or filed again.</param>
    public static IReadOnlyList<ReviewRisk> Of(
        decimal fee,
        decimal? available,
        int left,
        int waited,
        bool suspended,
        OrderSettings settings
    )
    {
        ArgumentNullException.ThrowIfNull(settings);
        return
        [
            .. fee > available ? [ReviewRisk.Overdrawn] : (ReviewRisk[])[],
            .. left <= SoonWorkingDays(settings) ? [ReviewRisk.Soon] : (ReviewRisk[])[],
            .. waited >= settings.ReviewReminderWorkingDays ? [ReviewRisk.Waiting] : (ReviewRisk[])[],
            .. suspended ? [ReviewRisk.Suspended] : (ReviewRisk[])[],
        ];
    }

    public static string Label(this ReviewRisk risk) =>
        risk switch
        {
            ReviewRisk.Overdrawn => "超出经费",
            ReviewRisk.Soon => "离首课很近",
            ReviewRisk.Waiting => "等了太久",
            _ => "停止配送",
        };
}

namespace Delivery.Domain.Teaching.Preparing;

public enum PreparationStep
{
    Venue,
    Announcement,
    Equipment,
    Contact,
    Roster,
}

/// <param name="Due">The midnight that ends the last day; null where that is of a year whose working days nobody has loaded.</param>
public sealed record PreparationItem(PreparationStep Step, DateTimeOffset? Done, DateTimeOffset? Due)
{
    public bool IsDone => Done is not null;
}

public static class PreparationSteps
{
    public static string Label(this PreparationStep step) =>
        step switch
        {
            PreparationStep.Venue => "确认场地",
            PreparationStep.Announcement => "张贴海报",
            PreparationStep.Equipment => "备好器材",
            PreparationStep.Contact => "与老师联系一次",
            _ => "交学员名单",
        };
}

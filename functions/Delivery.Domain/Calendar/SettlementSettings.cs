namespace Delivery.Domain.Calendar;

/// <summary>The last day of each monthly window before extension, and the working days that each must hold.</summary>
public sealed record SettlementSettings(
    int FeedbackLastDay = 5,
    int PayrollLastDay = 10,
    int CheckLastDay = 15,
    int PayoutLastDay = 20,
    int MinimumWorkingDays = 2
);

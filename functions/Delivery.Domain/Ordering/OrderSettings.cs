using Delivery.Domain.Calendar;

namespace Delivery.Domain.Ordering;

/// <summary>The ordering rules' numbers, changeable without code.</summary>
public sealed record OrderSettings
{
    public int FilingWorkingDays { get; init; } = 10;

    /// <summary>An order filed after this Shanghai time counts as filed on the next day.</summary>
    public TimeOnly FilingDayEnds { get; init; } = new(18, 0);

    public bool AgreementRequired { get; init; } = true;

    /// <summary>Working days between two reminders of a street that has not signed the year's letter.</summary>
    public int AgreementReminderWorkingDays { get; init; } = 5;

    /// <summary>The largest scan of a sealed letter.</summary>
    public int AgreementScanMostMegabytes { get; init; } = 10;
    public int DisciplinesPerCategory { get; init; } = 3;
    public int LessonsPerDiscipline { get; init; } = 10;
    public int LessonsPerOrder { get; init; } = 10;

    /// <summary>Yuan from the city for a street and calendar year, for the Basic stream.</summary>
    public decimal YearlyQuota { get; init; } = Quota.DefaultTotal;
    public int SkillParticipants { get; init; } = 20;
    public int LectureParticipants { get; init; } = 50;
    public int ShortestMinutes { get; init; } = 30;
    public int LongestMinutes { get; init; } = 180;
    public TimeOnly EarliestStart { get; init; } = new(6, 0);
    public TimeOnly LatestEnd { get; init; } = new(22, 0);
    public SeasonMonths Seasons { get; init; } = SeasonMonths.Default;
    public int SeasonOpensDaysBefore { get; init; } = 60;

    /// <summary>Working days without a review until staff are reminded.</summary>
    public int ReviewReminderWorkingDays { get; init; } = 2;

    /// <summary>Working days without a review until the staff's manager is told.</summary>
    public int ReviewEscalationWorkingDays { get; init; } = 4;

    public int ParticipantsFor(Category category) => category.IsSkill() ? SkillParticipants : LectureParticipants;
}

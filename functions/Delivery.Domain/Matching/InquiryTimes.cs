using Delivery.Domain.Calendar;

namespace Delivery.Domain.Matching;

/// <summary>By when a teacher who is asked answers (domain.md, section 5).</summary>
public static class InquiryTimes
{
    // With less to answer in, nobody would: who is asked so near to the lesson has the time until it.
    private static readonly TimeSpan Least = TimeSpan.FromHours(1);

    /// <summary>
    /// Within the working hours of the setting, with a reminder at half time. Where those reach the first lesson, as after a
    /// drop-out, within half of the time that is left: else the silence of the first who are asked would end with the lesson's
    /// begin, and the next would never hear of it.
    /// </summary>
    /// <param name="begins">The course's first lesson that is still to come.</param>
    public static (DateTimeOffset RemindAt, DateTimeOffset AnswerBy) Of(
        WorkingCalendar calendar,
        DateTimeOffset now,
        DateTimeOffset begins,
        MatchingSettings settings
    )
    {
        ArgumentNullException.ThrowIfNull(settings);
        var answerBy = Deadlines.HoursWithin(calendar, now, settings.AnswerWorkingHours, begins);
        if (answerBy < begins)
            return (Deadlines.HoursWithin(calendar, now, settings.ReminderWorkingHours, begins), answerBy);
        var half = (begins - now) / 2;
        return half >= Least ? (now + half / 2, now + half) : (now + half, begins);
    }
}

namespace Delivery.Domain.Operation;

/// <summary>What must hold between settings, since each alone may be in its range and the two make no sense.</summary>
public static class SettingsTogether
{
    /// <returns>A sentence for each rule that does not hold.</returns>
    public static IEnumerable<string> Broken(AllSettings all)
    {
        var (ordering, matching, months, mail) = (all.Ordering, all.Matching, all.Settlement, all.Mail);
        if (ordering.ShortestMinutes > ordering.LongestMinutes)
            yield return $"每节课最短（{ordering.ShortestMinutes}分钟）应不长于最长（{ordering.LongestMinutes}分钟），请改正";
        if (ordering.EarliestStart >= ordering.LatestEnd)
            yield return $"最早上课（{ordering.EarliestStart:HH\\:mm}）应早于最晚下课（{ordering.LatestEnd:HH\\:mm}），请改正";
        if (ordering.ReviewReminderWorkingDays > ordering.ReviewEscalationWorkingDays)
            yield return $"提醒审核人员（{ordering.ReviewReminderWorkingDays}个工作日）应不晚于告知主管（{ordering.ReviewEscalationWorkingDays}个工作日），请改正";
        if (!ordering.Seasons.AreInOrder)
            yield return $"春季、暑期、秋季应依次往后、不重叠，现在是{ordering.Seasons.Label()}，请改正";
        if (matching.GapMinutes > matching.GapMinutesAcrossDistricts)
            yield return $"同一区内的间隔（{matching.GapMinutes}分钟）应不长于跨区的间隔（{matching.GapMinutesAcrossDistricts}分钟），请改正";
        int[] days = [months.FeedbackLastDay, months.PayrollLastDay, months.CheckLastDay, months.PayoutLastDay];
        if (days.Zip(days.Skip(1)).Any(pair => pair.First >= pair.Second))
            yield return $"反馈、编制、核对、发放的截止日应依次往后，现在是{string.Join("、", days)}日，请改正";
        if (all.Enrolment.CodeMinutes > all.Enrolment.HoldMinutes)
            yield return $"验证码的有效时间（{all.Enrolment.CodeMinutes}分钟）应不长于名额保留时间（{all.Enrolment.HoldMinutes}分钟），请改正";
        if (mail.PerHour > 0 && mail.PerMinute > mail.PerHour)
            yield return $"每分钟邮件数（{mail.PerMinute}）应不多于每小时（{mail.PerHour}），请改正";
    }
}

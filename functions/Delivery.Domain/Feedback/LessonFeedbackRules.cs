using Delivery.Domain.Teaching;

namespace Delivery.Domain.Feedback;

/// <summary>What must be said of one lesson.</summary>
internal static class LessonFeedbackRules
{
    public static IEnumerable<Refusal> Check(LessonFeedback feedback, int index) =>
        feedback.Delivered ? Delivered(feedback, $"lessons[{index}]") : NotDelivered(feedback, $"lessons[{index}]");

    private static IEnumerable<Refusal> Delivered(LessonFeedback feedback, string field)
    {
        if (!string.IsNullOrWhiteSpace(feedback.Reason))
            yield return new(
                "feedback.reason-held",
                "上了的课不填未上课的原因：请去掉原因，或改为没上",
                $"{field}.reason"
            );
        if (feedback.Headcount is null)
            yield return new("feedback.headcount-missing", "请填写到场人数", $"{field}.headcount");
        if (feedback.Headcount is < 0 or > Headcounts.Most)
            yield return NoHeadcount(field);
        if (feedback.Ratings is not { } ratings)
        {
            yield return new("feedback.ratings-missing", "请为授课、准时和组织打分", $"{field}.ratings");
            yield break;
        }
        foreach (var (value, label, name) in Parts(ratings))
        {
            if (value is < 1 or > 5)
                yield return new("feedback.rating", $"{label}评分须为1–5分", $"{field}.ratings.{name}");
        }
    }

    private static IEnumerable<Refusal> NotDelivered(LessonFeedback feedback, string field)
    {
        if (string.IsNullOrWhiteSpace(feedback.Reason))
            yield return new("feedback.reason-missing", "未上课请选择原因", $"{field}.reason");
        else if (NotDeliveredReasons.Find(feedback.Reason) is null)
            yield return new("feedback.reason-unknown", "请从列表中选择未上课的原因", $"{field}.reason");
        if (feedback.Headcount is < 0 or > Headcounts.Most)
            yield return NoHeadcount(field);
        else if (feedback.Headcount > 0)
            yield return new(
                "feedback.headcount-not-held",
                "没上的课不填到场人数：请去掉人数，或改为上了",
                $"{field}.headcount"
            );
        if (feedback.Ratings is not null)
            yield return new("feedback.ratings-not-held", "没上的课不评分：请去掉评分，或改为上了", $"{field}.ratings");
    }

    private static Refusal NoHeadcount(string field) =>
        new("feedback.headcount", $"到场人数应为0到{Headcounts.Most}的整数", $"{field}.headcount");

    private static (int Value, string Label, string Name)[] Parts(Ratings ratings) =>
        [
            (ratings.Teaching, "授课", "teaching"),
            (ratings.Punctuality, "准时", "punctuality"),
            (ratings.Organisation, "组织", "organisation"),
        ];
}

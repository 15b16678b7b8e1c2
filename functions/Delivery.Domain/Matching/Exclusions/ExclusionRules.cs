using Delivery.Domain.Calendar;

namespace Delivery.Domain.Matching.Exclusions;

/// <summary>Who excludes a teacher says why; who lifts it does so once.</summary>
public static class ExclusionRules
{
    public static Refusal NoScope { get; } = new("exclusion.scope", "请选择不安排到哪些街镇", "street");

    public static Refusal NoTeacher { get; } = new("exclusion.teacher", "请选择一位来过本街镇的老师", "teacher");

    public static Refusal NotADay { get; } =
        new("exclusion.day", "请把截止日期写成 2027-06-30 这样，或者空着", "until");

    /// <param name="until">The last day on which it holds, in Shanghai; null for no end.</param>
    public static IReadOnlyList<Refusal> Check(string reason, DateOnly? until, DateTimeOffset now) =>
        [
            .. string.IsNullOrWhiteSpace(reason)
                ? (Refusal[])[new("exclusion.reason", "请写明为什么不安排这位老师", "reason")]
                : [],
            .. until < ShanghaiTime.DateOf(now)
                ? (Refusal[])[new("exclusion.past", "截止日期已经过去，请写今天或以后的日期，或者空着", "until")]
                : [],
        ];

    /// <param name="known">Null when nobody ever said it.</param>
    public static Outcome<Exclusion> Lift(Exclusion? known, string by, DateTimeOffset now) =>
        known?.HoldsAt(now) == true
            ? Outcome.Of(known with { Until = now, By = by })
            : Outcome.Refused<Exclusion>("exclusion.over", "这一条已经解除或到期，请刷新页面查看");
}

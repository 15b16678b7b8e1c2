using Delivery.Domain.Calendar;

namespace Delivery.Domain.Ordering;

/// <summary>Whether the street may order at all.</summary>
internal static class StreetRules
{
    public static IEnumerable<Refusal> Check(IReadOnlyList<DatedLesson> lessons, OrderFacts facts)
    {
        if (facts.MergedInto is { } successor)
            yield return new("order.merged", $"本街镇已并入{successor}，请以{successor}的名义申报", "street");
        if (facts.Street.Status == StreetStatus.Suspended)
            yield return new(
                "order.suspended",
                "本街镇已被停止配送，请先在“违规与整改”页（/street/conduct）提交整改说明，协会接受后即可申报",
                "street"
            );

        var year = lessons is [var first, ..] ? first.Date.Year : ShanghaiTime.DateOf(facts.FiledAt).Year;
        if (facts.Settings.AgreementRequired && MissingSignature(facts, year) is { } message)
            yield return new("order.agreement", message, "street");
    }

    private static string? MissingSignature(OrderFacts facts, int year) =>
        facts.Agreement switch
        {
            { } signed when signed.Year == year && signed.Holds(facts.AgreementVersion) => null,
            { InForce: false } signed when signed.Year == year =>
                $"{year}年责任书尚待协会会签，会签后即可申报，请联系协会",
            { } signed when signed.Year == year => $"{year}年责任书的文本已更新，请签署新的一版，再申报{year}年的课程",
            _ => $"请先签订{year}年责任书，再申报{year}年的课程",
        };
}

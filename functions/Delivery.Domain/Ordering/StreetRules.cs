using Delivery.Domain.Calendar;

namespace Delivery.Domain.Ordering;

/// <summary>Whether the street may order at all.</summary>
internal static class StreetRules
{
    public static IEnumerable<Refusal> Check(IReadOnlyList<DatedLesson> lessons, OrderFacts facts)
    {
        if (facts.Street.Status == StreetStatus.Suspended)
            yield return new(
                "order.suspended",
                "本街镇已被停止配送，请先在“违规与整改”页（/street/conduct）提交整改说明，协会接受后即可申报",
                "street"
            );

        var year = lessons is [var first, ..] ? first.Date.Year : ShanghaiTime.DateOf(facts.FiledAt).Year;
        if (facts.Settings.AgreementRequired && MissingSignature(facts.Agreement, year) is { } message)
            yield return new("order.agreement", message, "street");
    }

    private static string? MissingSignature(Agreement? agreement, int year) =>
        agreement switch
        {
            { InForce: true } when agreement.Year == year => null,
            { InForce: false } when agreement.Year == year => $"{year}年责任书尚待协会会签，会签后即可申报，请联系协会",
            _ => $"请先签订{year}年责任书，再申报{year}年的课程",
        };
}

namespace Delivery.Domain.Ordering.Agreements;

/// <summary>A letter that was signed on paper is entered as it stands there, and no later than it was signed.</summary>
public static class PaperRules
{
    /// <param name="ofYear">The texts of the letter's year; while there are none, any version will do.</param>
    /// <param name="today">In Shanghai.</param>
    public static IReadOnlyList<Refusal> Check(Agreement letter, IReadOnlyList<AgreementText> ofYear, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(letter);
        ArgumentNullException.ThrowIfNull(ofYear);
        return [.. Version(letter, ofYear), .. Names(letter), .. Days(letter, today)];
    }

    private static IEnumerable<Refusal> Version(Agreement letter, IReadOnlyList<AgreementText> ofYear)
    {
        if (string.IsNullOrWhiteSpace(letter.Version))
            yield return new("agreement.version-unknown", $"请填写签的是哪一版，例如 {letter.Year}", "version");
        else if (ofYear.Count > 0 && ofYear.All(text => text.Version != letter.Version))
            yield return new(
                "agreement.version-unknown",
                $"{letter.Year}年责任书没有“{letter.Version}”这一版，请填写其中之一：{string.Join("、", ofYear.Select(text => text.Version))}",
                "version"
            );
    }

    private static IEnumerable<Refusal> Names(Agreement letter)
    {
        if (string.IsNullOrWhiteSpace(letter.SignedBy))
            yield return new("agreement.name", "请填写签署人的姓名", "signedBy");
        if (letter.InForce && string.IsNullOrWhiteSpace(letter.CountersignedBy))
            yield return new("agreement.name", "请填写签署人的姓名", "countersignedBy");
    }

    private static IEnumerable<Refusal> Days(Agreement letter, DateOnly today)
    {
        if (letter.SignedOn > today)
            yield return new("agreement.date", $"签署日期不能晚于今天（{today:yyyy-MM-dd}）", "signedOn");
        if (letter.CountersignedOn > today)
            yield return new("agreement.date", $"签署日期不能晚于今天（{today:yyyy-MM-dd}）", "countersignedOn");
        else if (letter.CountersignedOn < letter.SignedOn)
            yield return new(
                "agreement.date",
                $"协会会签不能早于街镇签署（{letter.SignedOn:yyyy-MM-dd}）",
                "countersignedOn"
            );
    }
}

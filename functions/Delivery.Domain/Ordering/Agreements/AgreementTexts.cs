namespace Delivery.Domain.Ordering.Agreements;

/// <summary>The versions of one year's letter.</summary>
public static class AgreementTexts
{
    /// <summary>What a street signs today: the newest version. Null where the year has no text yet.</summary>
    public static AgreementText? ToSign(IEnumerable<AgreementText> ofYear) => ofYear.MaxBy(NumberOf);

    /// <summary>What orders need on a day; null where no version holds yet, so that any letter will do.</summary>
    public static AgreementText? RequiredOn(IEnumerable<AgreementText> ofYear, DateOnly day) =>
        ofYear.Where(text => text.From <= day).MaxBy(NumberOf);

    /// <summary>Why a text cannot be kept.</summary>
    /// <param name="known">The same version as it is kept; null for a new one.</param>
    public static IReadOnlyList<Refusal> Check(AgreementText text, AgreementText? known)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!AgreementVersion.TryParse(text.Version, out var year, out _))
            return [new("agreement-text.version", "版本应为年份，或年份加序号，例如 2027、2027-2", "code")];
        return
        [
            .. text.Text.Length == 0 ? [new Refusal("agreement-text.empty", "请填写责任书正文", "letter")] : Nothing,
            .. known is not null && known.Text != text.Text
                ? [new Refusal("agreement-text.fixed", "街镇可能已按这一版签署，正文不能再改，请新增一版", "letter")]
                : Nothing,
            .. text.From.Year == year
                ? Nothing
                : [new Refusal("agreement-text.from", $"生效日期应在{year}年内，例如 {year}-01-01", "from")],
        ];
    }

    private static Refusal[] Nothing { get; } = [];

    private static int NumberOf(AgreementText text) =>
        AgreementVersion.TryParse(text.Version, out _, out var number) ? number : 0;
}

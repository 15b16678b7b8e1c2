namespace Delivery.Domain.Ordering.Agreements;

/// <summary>A street's word on a version of the letter.</summary>
/// <param name="Version">What the signer has read.</param>
/// <param name="Name">Who signs, as typed.</param>
/// <param name="Agreed">The box was ticked.</param>
public sealed record Signature(string Version, string Name, bool Agreed);

/// <summary>Who may sign the year's letter, which version, and in which order.</summary>
public static class AgreementRules
{
    /// <summary>Signed again in the same version, it stays as it was signed first.</summary>
    /// <param name="known">What the street has signed of the year; null for nothing.</param>
    /// <param name="text">The newest version; null where the year has none yet.</param>
    public static Outcome<Agreement> Sign(
        Agreement? known,
        AgreementText? text,
        Street street,
        int year,
        Signature signature,
        DateOnly today
    )
    {
        ArgumentNullException.ThrowIfNull(street);
        ArgumentNullException.ThrowIfNull(signature);
        if (text is null)
            return Outcome.Refused<Agreement>(
                "agreement.no-text",
                $"{year}年责任书的文本还没有公布，公布后会发邮件通知"
            );
        if (signature.Version != text.Version)
            return Outcome.Refused<Agreement>("agreement.version", "责任书文本已经更新，请重新打开，看过新的文本再签");
        if (known?.Version == text.Version)
            return Outcome.Of(known);
        var wrong = Wrong(street, signature).ToList();
        return wrong.Count > 0
            ? Outcome.Refused<Agreement>(wrong)
            : Outcome.Of(
                new Agreement(
                    street.Code,
                    year,
                    text.Version,
                    signature.Name,
                    today,
                    null,
                    null,
                    Earlier: known is null ? null : [known.AsSigned(), .. known.Earlier ?? []]
                )
            );
    }

    /// <summary>The association's side; done twice, it stays as it was done first.</summary>
    /// <param name="version">What the countersigner has seen; null takes what the street signed.</param>
    public static Outcome<Agreement> Countersign(Agreement? signed, string? version, string by, DateOnly today) =>
        signed is null ? Outcome.Refused<Agreement>("agreement.unsigned", "街镇还没有签，签好后再会签")
        : version is not null && version != signed.Version
            ? Outcome.Refused<Agreement>("agreement.version", "责任书文本已经更新，请重新打开，看过新的文本再签")
        : Outcome.Of(signed.InForce ? signed : signed with { CountersignedBy = by, CountersignedOn = today });

    public static Outcome<Agreement> Keep(Agreement? signed, SealedCopy copy) =>
        signed is null
            ? Outcome.Refused<Agreement>(
                "agreement.unsigned-scan",
                "请先在页面上签署责任书，再上传盖章的扫描件",
                "file"
            )
            : Outcome.Of(signed with { SealedCopy = copy });

    /// <summary>Who is authorised: those whom the register names.</summary>
    public static IReadOnlyList<string> SignersOf(Street street)
    {
        ArgumentNullException.ThrowIfNull(street);
        return [.. new[] { street.Contacts.Ordering.Name, street.Contacts.ForDelivery.Name }.Distinct()];
    }

    private static IEnumerable<Refusal> Wrong(Street street, Signature signature)
    {
        if (signature.Name.Length == 0)
            yield return new("agreement.name", "请填写签署人的姓名", "signer");
        else if (!SignersOf(street).Contains(signature.Name))
            yield return new(
                "agreement.signer",
                $"请由登记的申报人或执行负责人签署（{string.Join("、", SignersOf(street))}）；换人请先联系协会更新登记",
                "signer"
            );
        if (!signature.Agreed)
            yield return new("agreement.not-agreed", "请勾选“已阅读并同意”", "agreed");
    }
}

using Delivery.Pages.Web;
using Delivery.Pages.Web.Registers;

namespace Delivery.Pages.People;

/// <summary>Keys of other systems.</summary>
/// <param name="Version">The newest key that is on the page, so that one made meanwhile is not overlooked.</param>
/// <param name="Acts">Who made and took away which key, the newest first.</param>
/// <param name="Made">The key that was just made, shown this once; null otherwise.</param>
public sealed record IntegrationsModel(
    PageFrame Frame,
    string FormKey,
    string Version,
    IReadOnlyList<KeyLine> Keys,
    IReadOnlyList<Choice> Scopes,
    NewKeyValues Typed,
    FormErrors Errors,
    IReadOnlyList<EntryChange> Acts,
    MadeKey? Made = null
) : IModelOf<IntegrationsPage>;

/// <param name="Fingerprint">Tells keys of one name apart without saying anything of the key.</param>
/// <param name="LastUsedOn">By day; null when it was never used, or not since days are kept.</param>
public sealed record KeyLine(
    string Fingerprint,
    string System,
    string Scopes,
    DateTimeOffset? MadeAt,
    DateOnly? LastUsedOn
);

/// <param name="Rival">Who gave out a key for the same system meanwhile; null otherwise.</param>
public sealed record NewKeyValues(string System, IReadOnlyList<string> Scopes, RivalChange? Rival = null)
{
    public static NewKeyValues Empty { get; } = new("", []);
}

public sealed record MadeKey(string System, string Key);

namespace Delivery.Pages.Web;

/// <summary>For whom a page is; decides its navigation.</summary>
public enum Reader
{
    Citizen,
    Street,
    Teacher,
    Staff,
}

/// <summary>The association's own contact for special cases, on every page and mail.</summary>
public sealed record SiteContact(string Name, string Phone);

/// <summary>What stands around every page.</summary>
/// <param name="SignedInAs">Shown beside "sign out"; null where nobody is signed in.</param>
/// <param name="Badges">Open items by the path of the navigation entry, e.g. 14 on "/staff/orders".</param>
/// <param name="Closed">Paths of the navigation that this reader may not open, and is not shown; null for none.</param>
/// <param name="Said">What the button that led here has done; null where none did.</param>
/// <param name="OtherLanguagePath">The same page in the other language; null where there is none.</param>
public sealed record PageFrame(
    Reader Reader,
    SiteContact Contact,
    string? SignedInAs = null,
    IReadOnlyDictionary<string, int>? Badges = null,
    Language Language = Language.Chinese,
    string? OtherLanguagePath = null,
    IReadOnlyList<string>? Closed = null,
    string? Said = null
);

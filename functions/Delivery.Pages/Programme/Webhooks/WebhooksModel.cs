using Delivery.Pages.Web;
using Delivery.Pages.Web.Registers;

namespace Delivery.Pages.Programme.Webhooks;

/// <summary>Other systems that are called when something happens.</summary>
/// <param name="Made">The signing secret that was just made, shown this once; null otherwise.</param>
public sealed record WebhooksModel(
    PageFrame Frame,
    string FormKey,
    IReadOnlyList<WebhookLine> Webhooks,
    WebhookForm Form,
    FormErrors Errors,
    MadeSecret? Made = null
) : IModelOf<WebhooksPage>;

/// <param name="Version">Of what is stored, so that no button is pressed on what others have changed.</param>
/// <param name="Posts">The last events and what became of them, the newest first.</param>
/// <param name="Changes">Who changed it, the newest change first.</param>
/// <param name="Trouble">Why it was paused by itself; null where all is well.</param>
public sealed record WebhookLine(
    string Name,
    string Version,
    string Url,
    bool Orders,
    bool Active,
    string? Trouble,
    IReadOnlyList<WebhookPostLine> Posts,
    IReadOnlyList<EntryChange> Changes
);

public sealed record WebhookPostLine(DateTimeOffset At, string About, Mark State, string? Trouble);

/// <summary>The form as it was typed, of a new one or of one that is known.</summary>
/// <param name="Version">Of what was stored as it was opened; empty for a new one.</param>
/// <param name="Rival">Who changed or registered it while the form was open; null otherwise.</param>
public sealed record WebhookForm(string System, string Url, bool Orders, string Version = "", RivalChange? Rival = null)
{
    public static WebhookForm Empty { get; } = new("", "", Orders: false);

    public bool IsKnown => Version.Length > 0;
}

public sealed record MadeSecret(string System, string Secret);

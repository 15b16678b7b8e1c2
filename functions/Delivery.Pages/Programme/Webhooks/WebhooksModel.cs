using Delivery.Pages.Web;
using Delivery.Pages.Web.Registers;

namespace Delivery.Pages.Programme.Webhooks;

/// <summary>Other systems that are called when something happens.</summary>
/// <param name="Made">The signing secret that was just made, shown this once; null otherwise.</param>
public sealed record WebhooksModel(
    PageFrame Frame,
    string FormKey,
    IReadOnlyList<WebhookLine> Webhooks,
    NewWebhookValues Typed,
    FormErrors Errors,
    MadeSecret? Made = null
) : IModelOf<WebhooksPage>;

/// <param name="Posts">The last events and what became of them, the newest first.</param>
/// <param name="Changes">Who changed it, the newest change first.</param>
/// <param name="Trouble">Why it was paused by itself; null where all is well.</param>
public sealed record WebhookLine(
    string Name,
    string Url,
    bool Orders,
    bool Active,
    string? Trouble,
    IReadOnlyList<WebhookPostLine> Posts,
    IReadOnlyList<EntryChange> Changes
);

public sealed record WebhookPostLine(DateTimeOffset At, string About, Mark State, string? Trouble);

public sealed record NewWebhookValues(string System, string Url, bool Orders)
{
    public static NewWebhookValues Empty { get; } = new("", "", Orders: false);
}

public sealed record MadeSecret(string System, string Secret);

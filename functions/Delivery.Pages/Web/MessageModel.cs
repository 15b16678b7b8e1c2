namespace Delivery.Pages.Web;

/// <summary>It is done, and this happens next.</summary>
/// <param name="Bare">True behind a signed link, where there is no navigation to use.</param>
public sealed record MessageModel(
    PageFrame Frame,
    string Title,
    IReadOnlyList<string> Paragraphs,
    IReadOnlyList<Step> Steps,
    string? LinkPath = null,
    string? LinkText = null,
    bool Bare = false
) : IModelOf<MessagePage>;

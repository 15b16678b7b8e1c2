namespace Delivery.Pages.Web;

/// <summary>A link that narrows a list; exactly one of a row is current.</summary>
public sealed record FilterChip(string Text, string Path, bool Current = false, int? Count = null);

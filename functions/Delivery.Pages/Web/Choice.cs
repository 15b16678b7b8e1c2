namespace Delivery.Pages.Web;

/// <summary>One entry of a select; entries of the same group stand under one heading.</summary>
public sealed record Choice(string Value, string Text, string? Group = null);

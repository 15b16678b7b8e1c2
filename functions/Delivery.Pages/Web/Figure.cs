namespace Delivery.Pages.Web;

/// <summary>A big number and what it counts; a link where there is something to do about it.</summary>
public sealed record Figure(string Value, string Caption, string? Path = null);

namespace Delivery.Pages.Web;

/// <summary>Someone to call. The app passes it only to readers who may have the number.</summary>
public sealed record Person(string Name, string Phone);

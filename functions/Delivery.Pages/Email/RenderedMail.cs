namespace Delivery.Pages.Email;

/// <summary>A mail ready to be sent: both bodies say the same.</summary>
public sealed record RenderedMail(string Subject, string Text, string Html);

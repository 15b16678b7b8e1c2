namespace Delivery.Domain.Operation;

/// <summary>The sending budget; 0 is no limit.</summary>
/// <param name="PerMinute">Mails in any minute.</param>
/// <param name="PerHour">Mails in any hour.</param>
public sealed record MailLimits(int PerMinute = 0, int PerHour = 0);

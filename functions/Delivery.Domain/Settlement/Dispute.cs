namespace Delivery.Domain.Settlement;

/// <param name="Line">The disputed lesson's id; null when the payslip as a whole is disputed.</param>
/// <param name="Answer">Null until staff have answered.</param>
public sealed record Dispute(string? Line, string Reason, DateTimeOffset At, string? Answer = null);

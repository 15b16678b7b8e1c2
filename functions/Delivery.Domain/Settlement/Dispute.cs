namespace Delivery.Domain.Settlement;

/// <param name="Line">The disputed lesson's id; null when the payslip as a whole is disputed.</param>
/// <param name="Answer">Null until staff have answered.</param>
/// <param name="EnteredBy">Who of the association entered it for the teacher, who called; null where the teacher did.</param>
public sealed record Dispute(
    string? Line,
    string Reason,
    DateTimeOffset At,
    string? Answer = null,
    string? EnteredBy = null
);

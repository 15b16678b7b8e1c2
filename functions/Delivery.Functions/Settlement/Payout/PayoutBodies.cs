using Delivery.Domain;

namespace Delivery.Functions.Settlement.Payout;

public sealed record SendBackBody([Typed(TextKind.Paragraph)] string Reason);

public sealed record TransferResultBody(
    [Typed(TextKind.Code)] string PayslipId,
    bool Ok,
    [Typed(TextKind.Line)] string? Reason = null,
    bool? Returned = null,
    DateOnly? ReturnedOn = null,
    int? File = null
);

public sealed record PayoutResultsBody(IReadOnlyList<TransferResultBody> Results);

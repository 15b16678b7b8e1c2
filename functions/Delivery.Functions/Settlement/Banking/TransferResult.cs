namespace Delivery.Functions.Settlement.Banking;

/// <summary>What the bank did with one transfer.</summary>
/// <param name="Returned">It had arrived, and the bank sent it back on <paramref name="ReturnedOn"/>.</param>
/// <param name="File">The number of the bank file that ordered it; null where the result does not say.</param>
/// <param name="Line">The row's number in that file, from 1, where the bank tells that instead of the payslip.</param>
public sealed record TransferResult(
    string PayslipId,
    bool Ok,
    string? Reason = null,
    bool Returned = false,
    DateOnly? ReturnedOn = null,
    int? File = null,
    int? Line = null
);

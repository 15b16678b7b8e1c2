namespace Delivery.Domain.Settlement;

/// <summary>What the second person has to say who does not approve a pay run.</summary>
public static class SendBackRules
{
    private const int Fewest = 5;
    private const int Most = 500;

    /// <returns>Null when the reason will do.</returns>
    public static Refusal? Check(string? reason) =>
        (reason ?? "").Trim().Length is >= Fewest and <= Most
            ? null
            : new(
                "settlement.send-back-reason",
                $"请写明为什么不批准，{Fewest}到{Most}个字，编制人会按它改正",
                "reason"
            );
}

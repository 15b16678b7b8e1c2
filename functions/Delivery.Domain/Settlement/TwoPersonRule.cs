namespace Delivery.Domain.Settlement;

/// <summary>Whoever made a pay run never approves it.</summary>
public static class TwoPersonRule
{
    /// <returns>Null when the two are two.</returns>
    public static Refusal? Check(string maker, string approver) =>
        string.Equals(maker.Trim(), approver.Trim(), StringComparison.OrdinalIgnoreCase)
            ? new("settlement.same-person", "编制人不能审批自己编制的发放，请由另一位同事审批")
            : null;
}

namespace Delivery.Domain.Settlement;

public enum SettlementStage
{
    Feedback,
    Payroll,
    Check,
    Payout,
    Paid,
}

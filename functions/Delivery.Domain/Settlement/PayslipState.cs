namespace Delivery.Domain.Settlement;

public enum PayslipState
{
    Draft,
    Released,
    Agreed,
    Disputed,
    Approved,
    Paid,
    Failed,
    Returned,
}

namespace Delivery.Domain.Ordering;

public enum OrderStage
{
    Submitted,
    Returned,
    Rejected,
    Withdrawn,
    Approved,
    Matching,
    Unmatched,
    Confirmed,
    InDelivery,
    Completed,
    Closed,
    Cancelled,
}

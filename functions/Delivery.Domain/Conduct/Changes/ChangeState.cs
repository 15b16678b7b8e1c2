namespace Delivery.Domain.Conduct.Changes;

public enum ChangeState
{
    Requested,
    Approved,
    Rejected,

    /// <summary>The lesson began before anybody decided.</summary>
    Lapsed,
}

public static class ChangeStates
{
    public static string Label(this ChangeState state) =>
        state switch
        {
            ChangeState.Requested => "待决定",
            ChangeState.Approved => "已同意",
            ChangeState.Rejected => "不同意",
            _ => "逾期失效",
        };
}

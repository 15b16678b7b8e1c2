namespace Delivery.Domain.Programme;

public enum EnrolmentState
{
    Open,
    Full,
    Waitlist,
    WalkIn,
}

public sealed record EnrolmentStatus(EnrolmentState State, int Taken, int Capacity)
{
    public string Label =>
        State switch
        {
            EnrolmentState.Open => $"可报名（{Taken}/{Capacity}）",
            EnrolmentState.Full => "已报满",
            EnrolmentState.Waitlist => "可候补",
            _ => "无需报名，直接到场",
        };
}

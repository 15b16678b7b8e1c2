namespace Delivery.Domain.Teaching;

public enum LessonStatus
{
    Scheduled,
    Cancelled,
    Delivered,
    NotDelivered,
}

public static class LessonStatuses
{
    public static string Label(this LessonStatus status) =>
        status switch
        {
            LessonStatus.Scheduled => "待上课",
            LessonStatus.Cancelled => "已取消",
            LessonStatus.Delivered => "已上课",
            _ => "未上课",
        };
}

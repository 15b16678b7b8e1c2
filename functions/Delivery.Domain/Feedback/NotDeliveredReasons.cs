namespace Delivery.Domain.Feedback;

public sealed record NotDeliveredReason(string Code, string Label);

/// <summary>Why a lesson was not held, to choose from.</summary>
public static class NotDeliveredReasons
{
    public static IReadOnlyList<NotDeliveredReason> All { get; } =
    [
        new("teacher-absent", "教师未到"),
        new("venue", "场地无法使用"),
        new("weather", "天气原因"),
        new("too-few", "到场人数不足"),
        new("street", "街镇原因取消"),
        new("authority", "上级通知停课"),
        new("other", "其他原因（请在备注中说明）"),
    ];

    public static NotDeliveredReason? Find(string? code) => All.FirstOrDefault(r => r.Code == code);
}

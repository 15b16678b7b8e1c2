namespace Delivery.Domain.Matching;

public enum LeftOutReason
{
    Busy,
    TooFar,
    NotQualified,
    OverLimit,
    Excluded,
    Inactive,
}

public static class LeftOutReasons
{
    /// <summary>The letter beside the teacher's name in the plan.</summary>
    public static char Letter(this LeftOutReason reason) =>
        reason switch
        {
            LeftOutReason.Busy => 'B',
            LeftOutReason.TooFar => 'F',
            LeftOutReason.NotQualified => 'Q',
            LeftOutReason.OverLimit => 'L',
            LeftOutReason.Excluded => 'X',
            _ => 'I',
        };

    public static string Label(this LeftOutReason reason) =>
        reason switch
        {
            LeftOutReason.Busy => "时间冲突",
            LeftOutReason.TooFar => "不到该区授课",
            LeftOutReason.NotQualified => "无该项目资质",
            LeftOutReason.OverLimit => "超出每周课时上限",
            LeftOutReason.Excluded => "已被排除",
            _ => "已停用",
        };
}

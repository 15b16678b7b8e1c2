namespace Delivery.Domain.Conduct.Assessments;

/// <summary>What became of a lesson that a street ordered; each lesson has one of these.</summary>
public enum LessonFate
{
    Held,

    /// <summary>Nobody asked for it to be called off, and it was not held.</summary>
    NotHeld,

    /// <summary>Over, and nobody has said whether it was held.</summary>
    Unreported,
    CancelledByStreet,
    CancelledByTeacher,
    CancelledByStaff,

    /// <summary>Called off since no teacher was left.</summary>
    WithoutTeacher,

    /// <summary>Its order was turned down, taken back or given up.</summary>
    NotRun,

    /// <summary>Confirmed, and still to come.</summary>
    Ahead,

    /// <summary>Its order waits for approval or for a teacher.</summary>
    Waiting,
}

public static class LessonFates
{
    public static string Label(this LessonFate fate) =>
        fate switch
        {
            LessonFate.Held => "已上",
            LessonFate.NotHeld => "没有上",
            LessonFate.Unreported => "上过没有，还没有反馈",
            LessonFate.CancelledByStreet => "取消（街镇申请）",
            LessonFate.CancelledByTeacher => "取消（老师申请）",
            LessonFate.CancelledByStaff => "取消（协会决定）",
            LessonFate.WithoutTeacher => "取消（没有老师）",
            LessonFate.NotRun => "没有开课（未通过、撤回或取消）",
            LessonFate.Ahead => "还没有上",
            _ => "等审核或老师",
        };
}

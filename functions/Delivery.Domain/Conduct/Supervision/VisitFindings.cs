namespace Delivery.Domain.Conduct.Supervision;

/// <summary>What a report comes to.</summary>
/// <param name="Troubles">Each a sentence that can be taken over into a violation.</param>
/// <param name="Praise">A sentence to thank with; null where there is trouble.</param>
/// <param name="Proposed">The kind of violation that the troubles come to; null where there is none.</param>
public sealed record VisitFindings(IReadOnlyList<string> Troubles, string? Praise, ViolationKind? Proposed)
{
    /// <param name="fewest">Fewer people than this are too few.</param>
    public static VisitFindings Of(VisitReport report, int fewest)
    {
        ArgumentNullException.ThrowIfNull(report);
        string[] troubles =
        [
            .. report.TeacherIsRight == false ? ["督导时任课老师不在场，或由别人代课"] : Array.Empty<string>(),
            .. report.StartedOnTime == false ? ["督导时课程没有准时开始"] : Array.Empty<string>(),
            .. report.VenueFits == false ? ["督导时场地不合适或不在申报的地方"] : Array.Empty<string>(),
            .. report.Headcount < fewest ? [$"督导时到场{report.Headcount}人，少于{fewest}人"] : Array.Empty<string>(),
        ];
        return new VisitFindings(
            troubles,
            troubles.Length == 0 ? $"督导时准时上课，到场{report.Headcount}人，秩序良好，感谢街镇和老师" : null,
            troubles.Length == 0 ? null
                : report is { TeacherIsRight: true, VenueFits: true, StartedOnTime: true } ? ViolationKind.LowHeadcount
                : ViolationKind.UnapprovedChange
        );
    }
}

using Delivery.Domain.Teaching;

namespace Delivery.Domain.Conduct.Supervision;

/// <summary>What a supervisor saw. Each answer is a yes or a no; a report without one of them is refused.</summary>
/// <param name="StartedOnTime">Within ten minutes of the hour.</param>
/// <param name="TeacherIsRight">The teacher of the course was there, and no substitute.</param>
/// <param name="VenueFits">Large enough, safe, where the order says.</param>
/// <param name="Photos">Names of its photos in storage.</param>
public sealed record VisitReport(
    bool? StartedOnTime,
    bool? TeacherIsRight,
    int? Headcount,
    bool? VenueFits,
    string? Remarks,
    IReadOnlyList<string> Photos
)
{
    public const int MostPhotos = 6;

    public IReadOnlyList<Refusal> Check() =>
        [
            .. Missing(StartedOnTime, "startedOnTime", "请选择是否准时开始"),
            .. Missing(TeacherIsRight, "teacherIsRight", "请选择老师是否到场、是不是本人"),
            .. Missing(VenueFits, "venueFits", "请选择场地是否合适"),
            .. Headcount is null or < 0 or > Headcounts.Most
                ? new[] { new Refusal("visit.headcount", $"到场人数请填0到{Headcounts.Most}的整数", "headcount") }
                : [],
        ];

    private static IEnumerable<Refusal> Missing(bool? answer, string field, string message)
    {
        if (answer is null)
            yield return new("visit.answer", message, field);
    }
}

using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;

namespace Delivery.Domain.Conduct.Reports;

/// <summary>What the rows of a report are.</summary>
public enum ReportBy
{
    Month,
    Week,
    District,
    Street,
    Category,
    Discipline,
    Teacher,
}

public static class ReportBys
{
    public static string Label(this ReportBy by) =>
        by switch
        {
            ReportBy.Month => "月",
            ReportBy.Week => "周",
            ReportBy.District => "区",
            ReportBy.Street => "街镇",
            ReportBy.Category => "类别",
            ReportBy.Discipline => "项目",
            _ => "老师",
        };

    /// <summary>In which row a lesson counts.</summary>
    internal static (string Key, string Name) RowOf(this ReportBy by, ReportedLesson lesson) =>
        by switch
        {
            ReportBy.Month => Twice($"{Month.Of(lesson.Date)}"),
            ReportBy.Week => Twice($"{Week.Of(lesson.Date)}"),
            ReportBy.District => Twice(lesson.District),
            ReportBy.Street => (lesson.Street, lesson.StreetName),
            ReportBy.Category => ($"{(int)lesson.Category}", lesson.Category.Label()),
            ReportBy.Discipline => Twice(lesson.Discipline),
            _ => (lesson.TeacherId, lesson.TeacherName),
        };

    private static (string Key, string Name) Twice(string text) => (text, text);
}

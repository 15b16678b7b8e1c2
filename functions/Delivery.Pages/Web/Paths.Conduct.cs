namespace Delivery.Pages.Web;

// Changes of courses, and how streets keep the rules.
public static partial class Paths
{
    public const string Changes = "/staff/changes";

    public static string Change(string changeId) => $"{Changes}/{changeId}";

    public static string ChangeDecision(string changeId) => $"{Change(changeId)}/decision";

    /// <summary>Where a street or a teacher asks for a change, from one lesson.</summary>
    public static string ChangeForm(string lessonId) => $"/lessons/{lessonId}/change";

    public static string ChangeNotice(string changeId) => $"/changes/{changeId}/notice";

    public const string Conduct = "/staff/conduct";

    public static string ConductOf(string street) => $"{Conduct}/{Uri.EscapeDataString(street)}";

    /// <summary>One act of staff on a street's conduct: violations, void, suspension, reinstate.</summary>
    public static string ConductAct(string street, string act) => $"{ConductOf(street)}/{act}";

    public const string StreetConduct = "/street/conduct";
    public const string StreetRectification = "/street/conduct/rectification";
    public const string StreetAppeal = "/street/conduct/appeal";

    public static string Assessments(int year) => $"/staff/assessments/{year}";

    /// <param name="district">Empty for the whole city.</param>
    public static string AssessmentsIn(int year, string district) =>
        district.Length == 0 ? Assessments(year) : $"{Assessments(year)}?district={Uri.EscapeDataString(district)}";

    public static string AssessmentFile(int year) => $"/staff/assessments/{year}/assessment.xlsx";

    /// <summary>What became of a street's lessons in a year, and its place; <see cref="StreetLessonsOf"/> is the same for staff.</summary>
    public static string StreetLessons(int year) => $"{StreetYear(year)}/lessons";

    public static string StreetLessonsOf(string street, int year) => $"{StreetYearOf(street, year)}/lessons";

    public const string Reports = "/staff/reports";

    /// <param name="format">csv or xlsx</param>
    public static string ReportFile(string format) => $"{Reports}/report.{format}";

    public static string Commend(int year) => $"/staff/assessments/{year}/commendations";
}

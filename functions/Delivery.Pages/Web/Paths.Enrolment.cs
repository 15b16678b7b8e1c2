namespace Delivery.Pages.Web;

public static partial class Paths
{
    // Enrolment, the roster, and what a street prepares of a course.

    public static string Course(string courseId) => $"/courses/{courseId}";

    public static string Poster(string courseId) => $"/courses/{courseId}/poster";

    public static string PosterCode(string courseId) => $"/courses/{courseId}/poster.png";

    public static string Enrolment(string token) => $"/enrolments/{token}";

    public static string Roster(string courseId) => $"/orders/{courseId}/roster";

    public static string Preparation(string courseId) => $"/orders/{courseId}/preparation";

    public static string CheckIn(string lessonId) => $"/lessons/{lessonId}/check-in";

    public static string Door(string token) => $"/door/{token}";
}

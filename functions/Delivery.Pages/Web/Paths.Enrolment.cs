namespace Delivery.Pages.Web;

public static partial class Paths
{
    // Enrolment, the roster, and what a street prepares of a course.

    public static string Course(string courseId) => $"/courses/{courseId}";

    public static string Poster(string courseId) => $"/courses/{courseId}/poster";

    /// <summary>The poster as a picture, A4 or A3.</summary>
    public static string PosterPicture(string courseId, bool isLarge) =>
        $"/courses/{courseId}/poster.png{(isLarge ? "?size=a3" : "")}";

    public static string PosterCode(string courseId) => $"/courses/{courseId}/code.png";

    /// <summary>What a chat shows where the course is shared.</summary>
    public static string CourseCard(string courseId) => $"/courses/{courseId}/card.png";

    public static string Enrolment(string token) => $"/enrolments/{token}";

    public static string Roster(string courseId) => $"/orders/{courseId}/roster";

    public static string Preparation(string courseId) => $"/orders/{courseId}/preparation";

    public static string CheckIn(string lessonId) => $"/lessons/{lessonId}/check-in";

    public static string Door(string token) => $"/door/{token}";
}

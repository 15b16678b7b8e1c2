namespace Delivery.Pages.Web;

/// <summary>Pages of what happens around and after the lessons: feedback's papers, news, visits, trainings.</summary>
public static partial class Paths
{
    public static string FeedbackScan(string month, string street) => $"{FeedbackOf(month)}/{street}/scan";

    /// <summary>Staff see which streets have reported on a month.</summary>
    public static string StaffFeedback(string month) => $"/staff/feedback/{month}";

    public static string RemindStreets(string month) => $"{StaffFeedback(month)}/remind";

    /// <param name="ending">xlsx or csv.</param>
    public static string StaffFeedbackFile(string month, string ending) => $"{StaffFeedback(month)}.{ending}";

    // News of courses.
    public const string News = "/news";
    public const string NewsFeed = "/feeds/news.atom";
    public const string StaffNews = "/staff/news";

    public static string NewsItem(string newsId) => $"{News}/{newsId}";

    /// <param name="file">The photo's name, without its ending.</param>
    public static string NewsPhoto(string newsId, string file) => $"{News}/{newsId}/{file}.jpg";

    public static string OrderNews(string orderId) => $"/orders/{orderId}/news";

    public static string StaffNewsItem(string newsId) => $"{StaffNews}/{newsId}";

    public static string ExcuseNews(string street, string courseId) => $"{StaffNews}/due/{street}/{courseId}";

    // Unannounced visits.
    public const string Supervision = "/staff/supervision";

    public static string SupervisionWeek(string week) => $"{Supervision}?week={week}";

    public static string Visit(string visitId) => $"{Supervision}/{visitId}";

    /// <summary>violation or praise.</summary>
    public static string VisitAct(string visitId, string act) => $"{Visit(visitId)}/{act}";

    public static string VisitPhoto(string visitId, string file) => $"{Supervision}/{visitId}/{file}.jpg";

    // Film crews.
    public const string Filming = "/staff/filming";
    public const string NewFilming = $"{Filming}/new";

    public static string FilmingOf(string filmingId) => $"{Filming}/{filmingId}";

    public static string FilmingMonth(string month) => $"{Filming}?month={month}";

    /// <param name="of">A lesson's id, or a course's, whose lessons are offered.</param>
    public static string BookFilming(string of) =>
        of.Length == 0 ? NewFilming : $"{NewFilming}?of={Uri.EscapeDataString(of)}";

    public static string ReleaseFilm(string filmingId) => $"{FilmingOf(filmingId)}/release";

    public static string CallOffFilming(string filmingId) => $"{FilmingOf(filmingId)}/cancel";

    // Trainings of street staff.
    public const string Trainings = "/staff/trainings";

    public static string StaffTraining(string trainingId) => $"{Trainings}/{trainingId}";

    public static string StreetTraining(string trainingId) => $"/street/trainings/{trainingId}";

    public static string Certificate(string trainingId) => $"{StreetTraining(trainingId)}/certificate";
}

namespace Delivery.Functions.Web;

/// <summary>What a lesson is called in every calendar (RFC 7986): whoever subscribes to two of them sees it once.</summary>
public static class CalendarIds
{
    /// <param name="url">Of this installation: the id is unique to its host, so that two cities, or the trial of this one, can
    /// stand in one person's calendar.</param>
    public static string Of(string lessonId, string url) => $"lesson-{lessonId}@{new Uri(url).Host}";
}

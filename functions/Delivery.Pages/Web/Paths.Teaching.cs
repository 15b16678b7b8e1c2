using Delivery.Domain.Calendar;

namespace Delivery.Pages.Web;

/// <summary>Pages of the evidence of lessons, and of the hour in which one begins.</summary>
public static partial class Paths
{
    // For who sent it.
    /// <param name="key">The lesson's id, or the token by which its teacher came.</param>
    public static string LessonMediaItem(string key, string mediaId) => $"/lessons/{key}/media/{mediaId}";

    /// <inheritdoc cref="LessonMediaItem"/>
    public static string LessonPicture(string key, string mediaId, bool small = false) =>
        $"/lessons/{key}/pictures/{mediaId}{(small ? "?size=small" : "")}";

    /// <inheritdoc cref="LessonMediaItem"/>
    public static string LessonNotes(string key) => $"/lessons/{key}/notes";

    /// <summary>What the teacher gave this month; <see cref="PastLessonsOf"/> is another one's.</summary>
    public const string PastLessons = "/teacher/lessons";

    public static string PastLessonsOf(Month month) => $"{PastLessons}?month={month}";

    // The gallery of staff.
    public const string Media = "/staff/media";

    /// <param name="month">Such as 2026-09.</param>
    public static string MediaOf(string month, string? street, string? discipline) =>
        $"{Media}?month={month}"
        + (street is null ? "" : $"&street={Uri.EscapeDataString(street)}")
        + (discipline is null ? "" : $"&discipline={Uri.EscapeDataString(discipline)}");

    public static string MediaItem(string mediaId) => $"{Media}/{mediaId}";

    public static string MediaPicture(string mediaId, bool small = false) =>
        $"{MediaItem(mediaId)}/picture{(small ? "?size=small" : "")}";

    public static string MediaVideo(string mediaId) => $"{MediaItem(mediaId)}/video";

    // Lessons that are to have begun.
    public const string Begun = "/staff/begun";

    /// <param name="day">Such as 2026-09-21.</param>
    public static string BegunOn(string day) => $"{Begun}?day={day}";
}

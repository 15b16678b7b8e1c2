using System.Globalization;
using System.Text.RegularExpressions;

namespace Delivery.Pages.Ordering;

/// <summary>The form's names for the fields that refusals name as the API spells them.</summary>
public static partial class OrderFormFields
{
    /// <summary>The value of the button "act" that repeats the first lesson weekly.</summary>
    public const string RepeatWeekly = "repeatWeekly";

    /// <summary>The value of the button "act" that adds one lesson.</summary>
    public const string AddLesson = "addLesson";

    /// <summary>Before the date in the value of the buttons "act" that add a lesson on that day, or take it off again.</summary>
    public const string PickDay = "day-";

    /// <summary>The value of the button "act" that keeps the form as it is, to go on later.</summary>
    public const string SaveDraft = "saveDraft";

    public const int MostLessons = 10;

    /// <summary>The day that was pressed; null for every other button.</summary>
    public static DateOnly? PickedDay(string act) =>
        act.StartsWith(PickDay, StringComparison.Ordinal)
        && DateOnly.TryParseExact(act[PickDay.Length..], "yyyy-MM-dd", out var day)
            ? day
            : null;

    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture;

    /// <summary>"lessons[2].start" becomes "lessonDate[2]"; what the form does not show becomes the whole form, "".</summary>
    public static string FormNameOf(string? apiField) =>
        apiField switch
        {
            null => "",
            "discipline" or "fundingStream" or "requestedTeacher" or "gradeAskedFor" or "notes" or "acceptsHolidays" =>
                apiField,
            "audience.ages" => "ages",
            "audience.level" => "level",
            "audience" or "audience.expected" => "expected",
            "venue" or "venue.name" => "venueName",
            "venue.address" => "venueAddress",
            "venue.indoor" => "indoor",
            "lessons" => "lessonDate[0]",
            "contacts" or "contacts.ordering" => "orderingName",
            "contacts.delivery" => "deliveryName",
            _ => Contact(apiField) ?? Lesson(apiField) ?? "",
        };

    // From top to bottom, as the form has them; the whole form first.
    private static readonly string[] InOrder =
    [
        "",
        "discipline",
        "fundingStream",
        "expected",
        "ages",
        "level",
        "gradeAskedFor",
        "requestedTeacher",
        "lesson",
        "acceptsHolidays",
        "venueName",
        "venueAddress",
        "indoor",
        "orderingName",
        "orderingPhone",
        "orderingEmail",
        "deliveryName",
        "deliveryPhone",
        "deliveryEmail",
        "notes",
    ];

    /// <summary>How far down the form a field stands: what is wrong is told from top to bottom.</summary>
    public static int PlaceOf(string field) =>
        SlotField().Match(field) is { Success: true } slot
            ? (Array.IndexOf(InOrder, "lesson") * MostSlots)
                + int.Parse(slot.Groups["index"].ValueSpan, CultureInfo.InvariantCulture)
            : (Array.IndexOf(InOrder, field) is var place and >= 0 ? place : InOrder.Length) * MostSlots;

    // More than any form has.
    private const int MostSlots = 1000;

    [GeneratedRegex(@"^lesson(Date|Start|Minutes)\[(?<index>[0-9]{1,3})\]$", Options)]
    private static partial Regex SlotField();

    private static string? Contact(string field) =>
        ContactField().Match(field) is { Success: true } match
            ? match.Groups["who"].Value + Capitalised(match.Groups["what"].Value)
            : null;

    private static string Capitalised(string word) => char.ToUpperInvariant(word[0]) + word[1..];

    private static string? Lesson(string field) =>
        LessonField().Match(field) is { Success: true } match
            ? $"{(match.Groups["what"].Value == "minutes" ? "lessonMinutes" : "lessonDate")}[{match.Groups["index"].Value}]"
            : null;

    [GeneratedRegex(@"^contacts\.(?<who>ordering|delivery)\.(?<what>name|phone|email)$", Options)]
    private static partial Regex ContactField();

    [GeneratedRegex(@"^lessons\[(?<index>[0-9]+)\](\.(?<what>start|minutes))?$", Options)]
    private static partial Regex LessonField();
}

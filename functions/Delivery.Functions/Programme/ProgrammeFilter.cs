using System.Globalization;
using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Domain.Programme;
using Delivery.Domain.Teaching;
using Delivery.Functions.Web.Typed;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;

namespace Delivery.Functions.Programme;

/// <summary>What a reader wants to see of the programme; null is everything.</summary>
/// <param name="Street">A street's name or code.</param>
/// <param name="OffHours">Only evenings from 18:00 and weekends.</param>
/// <param name="Day">Only lessons of that day.</param>
/// <param name="Free">Only where somebody can still come.</param>
/// <param name="Search">Words of the discipline, the venue, the address or the street.</param>
public sealed record ProgrammeFilter(
    District? District,
    string? Street,
    Category? Category,
    bool OffHours,
    DateOnly? Day = null,
    bool Free = false,
    string? Search = null
)
{
    public const string WithPlaces = "open";
    private const int LongestSearch = 40;

    public const string EveningOrWeekend = "evening-weekend";

    public static ProgrammeFilter Of(IQueryCollection query) =>
        new(
            Districts.Find(query["district"]),
            query["street"] is [{ Length: > 0 } street] ? street : null,
            Enum.TryParse<Category>(query["category"], out var category) && Enum.IsDefined(category) ? category : null,
            query["when"] == EveningOrWeekend,
            DateOnly.TryParseExact(
                query["day"],
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var day
            )
                ? day
                : null,
            query["places"] == WithPlaces,
            TypedText.Clean(TextKind.Line, $"{query["q"]}") is { Length: > 0 and <= LongestSearch } words ? words : null
        );

    /// <summary>Nothing at all is left out.</summary>
    public static ProgrammeFilter Everything { get; } = new(null, null, null, OffHours: false);

    public bool Any => this != Everything;

    /// <summary>What the page is called; null for the whole city.</summary>
    public string? Name(IEnumerable<ProgrammeLesson> lessons) =>
        Street is null ? District?.Name : lessons.FirstOrDefault(IsOfStreet)?.Street ?? Street;

    public bool Takes(ProgrammeLesson lesson) =>
        (District is null || lesson.District == District.Name)
        && (Street is null || IsOfStreet(lesson))
        && (Category is null || lesson.Category == Category)
        && (!OffHours || IsOffHours(lesson.Start))
        && (Day is null || ShanghaiTime.DateOf(lesson.Start) == Day)
        && (!Free || HasPlaces(lesson))
        && (Search is null || Search.Split(' ').All(word => Mentions(lesson, word)));

    public QueryString Query() => QueryString.Create(Pairs());

    /// <summary>What a search on the page keeps.</summary>
    public IReadOnlyList<Choice> ToKeep() =>
        [.. (this with { Search = null }).Pairs().Select(pair => new Choice(pair.Key, pair.Value!))];

    private IEnumerable<KeyValuePair<string, string?>> Pairs() =>
        [
            .. Pair("district", District?.Name),
            .. Pair("street", Street),
            .. Pair("category", Category?.ToString()),
            .. Pair("when", OffHours ? EveningOrWeekend : null),
            .. Pair("day", Day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            .. Pair("places", Free ? WithPlaces : null),
            .. Pair("q", Search),
        ];

    private bool IsOfStreet(ProgrammeLesson lesson) =>
        lesson.Street == Street
        || LessonId.TryParse(lesson.LessonId, out var parts) && OrderId.Parse(parts.OrderId).StreetCode == Street;

    private static bool HasPlaces(ProgrammeLesson lesson) =>
        lesson
            is {
                Status: not LessonStatus.Cancelled,
                Enrolment: { State: EnrolmentState.WalkIn } or { State: EnrolmentState.Open }
            };

    private static bool Mentions(ProgrammeLesson lesson, string word) =>
        new[] { lesson.Discipline, lesson.Venue, lesson.Address, lesson.Street, lesson.Category.Label() }.Any(text =>
            text.Contains(word, StringComparison.OrdinalIgnoreCase)
        );

    private static bool IsOffHours(DateTimeOffset start) =>
        ShanghaiTime.TimeOf(start).Hour >= 18
        || ShanghaiTime.DateOf(start).DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    private static IEnumerable<KeyValuePair<string, string?>> Pair(string name, string? value)
    {
        if (value is not null)
            yield return new(name, value);
    }
}

using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Domain.Programme;
using Microsoft.AspNetCore.Http;

namespace Delivery.Functions.Programme;

/// <summary>What a reader wants to see of the programme; null is everything.</summary>
/// <param name="Street">A street's name or code.</param>
/// <param name="OffHours">Only evenings from 18:00 and weekends.</param>
public sealed record ProgrammeFilter(District? District, string? Street, Category? Category, bool OffHours)
{
    public const string EveningOrWeekend = "evening-weekend";

    public static ProgrammeFilter Of(IQueryCollection query) =>
        new(
            Districts.Find(query["district"]),
            query["street"] is [{ Length: > 0 } street] ? street : null,
            Enum.TryParse<Category>(query["category"], out var category) && Enum.IsDefined(category) ? category : null,
            query["when"] == EveningOrWeekend
        );

    public bool Any => District is not null || Street is not null || Category is not null || OffHours;

    /// <summary>What the page is called; null for the whole city.</summary>
    public string? Name(IEnumerable<ProgrammeLesson> lessons) =>
        Street is null ? District?.Name : lessons.FirstOrDefault(IsOfStreet)?.Street ?? Street;

    public bool Takes(ProgrammeLesson lesson) =>
        (District is null || lesson.District == District.Name)
        && (Street is null || IsOfStreet(lesson))
        && (Category is null || lesson.Category == Category)
        && (!OffHours || IsOffHours(lesson.Start));

    public QueryString Query() =>
        QueryString.Create([
            .. Pair("district", District?.Name),
            .. Pair("street", Street),
            .. Pair("category", Category?.ToString()),
            .. Pair("when", OffHours ? EveningOrWeekend : null),
        ]);

    private bool IsOfStreet(ProgrammeLesson lesson) =>
        lesson.Street == Street
        || LessonId.TryParse(lesson.LessonId, out var parts) && OrderId.Parse(parts.OrderId).StreetCode == Street;

    private static bool IsOffHours(DateTimeOffset start) =>
        ShanghaiTime.TimeOf(start).Hour >= 18
        || ShanghaiTime.DateOf(start).DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    private static IEnumerable<KeyValuePair<string, string?>> Pair(string name, string? value)
    {
        if (value is not null)
            yield return new(name, value);
    }
}

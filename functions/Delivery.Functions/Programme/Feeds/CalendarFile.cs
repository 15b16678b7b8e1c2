using Delivery.Domain.Programme;
using Delivery.Functions.Web;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;

namespace Delivery.Functions.Programme.Feeds;

/// <summary>A lesson in a calendar.</summary>
/// <param name="Sequence">The higher one wins where a calendar knows the lesson already.</param>
public sealed record CalendarEntry(
    string LessonId,
    DateTimeOffset Start,
    DateTimeOffset End,
    string Title,
    string Place,
    string Description,
    int Sequence,
    bool Cancelled,
    DateTimeOffset ChangedAt
)
{
    public static CalendarEntry Of(LessonVersion version)
    {
        var lesson = version.Lesson;
        return new CalendarEntry(
            lesson.LessonId,
            lesson.Start,
            lesson.End,
            $"{lesson.Discipline}（{lesson.Street}）",
            PlaceOf(lesson),
            // No free places: a calendar keeps for weeks what was true for an hour.
            $"咨询 {lesson.Contact.Name} {lesson.Contact.Phone}；免费",
            version.Sequence,
            version.Cancelled,
            version.ChangedAt
        );
    }

    private static string PlaceOf(ProgrammeLesson lesson) => $"{lesson.Venue}，{lesson.District}{lesson.Address}";
}

/// <summary>An iCalendar file (RFC 5545, RFC 7986): times in UTC, so that no time zone has to be described.</summary>
public static class CalendarFile
{
    /// <param name="url">Where the file is found; see also <see cref="CalendarIds"/>.</param>
    public static string Of(string name, string url, IEnumerable<CalendarEntry> entries)
    {
        var calendar = new Calendar { Method = "PUBLISH", ProductId = "-//Delivery//Community sports//ZH" };
        calendar.AddProperty("NAME", name);
        // Calendars that do not know RFC 7986 yet look for this one.
        calendar.AddProperty("X-WR-CALNAME", name);
        var refresh = new CalendarProperty("REFRESH-INTERVAL", "PT6H");
        refresh.AddParameter("VALUE", "DURATION");
        calendar.Properties.Add(refresh);
        var source = new CalendarProperty("SOURCE", url);
        source.AddParameter("VALUE", "URI");
        calendar.Properties.Add(source);
        calendar.Events.AddRange(entries.Select(entry => EventOf(entry, url)));
        return new CalendarSerializer().SerializeToString(calendar)
            ?? throw new InvalidOperationException("The calendar came out empty.");
    }

    private static CalendarEvent EventOf(CalendarEntry entry, string url) =>
        new()
        {
            Uid = CalendarIds.Of(entry.LessonId, url),
            DtStamp = Utc(entry.ChangedAt),
            LastModified = Utc(entry.ChangedAt),
            DtStart = Utc(entry.Start),
            DtEnd = Utc(entry.End),
            Summary = entry.Cancelled ? $"【已取消】{entry.Title}" : entry.Title,
            Location = entry.Place,
            Description = entry.Description,
            Sequence = entry.Sequence,
            Status = entry.Cancelled ? EventStatus.Cancelled : EventStatus.Confirmed,
        };

    private static CalDateTime Utc(DateTimeOffset moment) => new(moment.UtcDateTime);
}

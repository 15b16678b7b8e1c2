using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using System.Xml;
using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Domain.Programme;
using Delivery.Pages.Web;

namespace Delivery.Functions.Programme.Feeds;

/// <summary>
/// Lessons and courses as OpenActive (its models 2.x) and schema.org describe them. There is no null, empty text or empty
/// list in it, and every id is an absolute address that stays.
/// </summary>
/// <param name="link">Makes an address absolute.</param>
public sealed class OpenActiveJson(Func<string, string> link)
{
    private const string OpenActive = "https://openactive.io/";
    private const string SchemaOrg = "https://schema.org";

    /// <summary>Chinese stays readable, and nothing in it can end the block of a page that it stands in.</summary>
    public static JsonSerializerOptions Options { get; } =
        new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public JsonObject Session(SessionFacts session)
    {
        var json = Event("ScheduledSession", session);
        json["@context"] = OpenActive;
        json["superEvent"] = CourseAddress(session.CourseId);
        json["activity"] = Activity(session.Lesson);
        return json;
    }

    public JsonObject Lecture(SessionFacts lecture)
    {
        var json = Event("Event", lecture);
        json["@context"] = OpenActive;
        json["activity"] = Activity(lecture.Lesson);
        return json;
    }

    public JsonObject Course(CourseFeedFacts course)
    {
        // What the course is stands in its latest lesson; the earlier ones may have been elsewhere.
        var latest = course.Sessions[^1].Lesson;
        return new JsonObject
        {
            ["@context"] = OpenActive,
            ["@type"] = "CourseInstance",
            ["@id"] = CourseAddress(course.CourseId),
            ["url"] = PageOf(latest),
            ["name"] = NameOf(latest),
            ["startDate"] = Time(course.Sessions.Min(session => session.Lesson.Start)),
            ["endDate"] = Time(course.Sessions.Max(session => session.Lesson.End)),
            ["location"] = Place(latest),
            ["activity"] = Activity(latest),
            ["organizer"] = Organizer(latest),
            ["offers"] = Free(),
            ["subEvent"] = new JsonArray([.. course.Sessions.Select(session => Event("ScheduledSession", session))]),
        };
    }

    /// <summary>The block of a page: what search engines read of its lessons.</summary>
    public string Block(IEnumerable<SessionFacts> sessions) =>
        new JsonObject
        {
            ["@context"] = SchemaOrg,
            ["@graph"] = new JsonArray([.. sessions.Select(ShownEvent)]),
        }.ToJsonString(Options);

    // A page is read where it stands, so it may name the teacher; the feed, once copied, could not take the name back.
    private JsonObject ShownEvent(SessionFacts session)
    {
        var json = Event("SportsEvent", session);
        if (session.Lesson.TeacherName is { Length: > 0 } teacher)
            json["performer"] = new JsonArray(new JsonObject { ["@type"] = "Person", ["name"] = teacher });
        return json;
    }

    private JsonObject Event(string type, SessionFacts session)
    {
        var lesson = session.Lesson;
        var json = new JsonObject
        {
            ["@type"] = lesson.Category == Category.Lecture && type == "SportsEvent" ? "EducationEvent" : type,
            ["@id"] = link($"/feeds/openactive/{FeedOf(lesson)}/{lesson.LessonId}"),
            ["url"] = PageOf(lesson),
            ["name"] = NameOf(lesson),
            ["startDate"] = Time(lesson.Start),
            ["endDate"] = Time(lesson.End),
            ["duration"] = XmlConvert.ToString(lesson.End - lesson.Start),
            ["eventStatus"] = $"{SchemaOrg}/{StatusOf(session)}",
            ["isAccessibleForFree"] = true,
            ["location"] = Place(lesson),
            ["organizer"] = Organizer(lesson),
            ["offers"] = Free(),
        };
        if (session is { FirstStart: { } first, Cancelled: false })
            json["previousStartDate"] = Time(first);
        if (lesson.Enrolment.Capacity > 0)
            json["maximumAttendeeCapacity"] = lesson.Enrolment.Capacity;
        return json;
    }

    private static string FeedOf(ProgrammeLesson lesson) =>
        lesson.Category == Category.Lecture ? FeedKind.Lectures : FeedKind.Sessions;

    private static string StatusOf(SessionFacts session) =>
        session.Cancelled ? "EventCancelled"
        : session.FirstStart is not null ? "EventRescheduled"
        : "EventScheduled";

    private string CourseAddress(string courseId) => link($"/feeds/openactive/{FeedKind.Courses}/{courseId}");

    private string PageOf(ProgrammeLesson lesson)
    {
        var date = ShanghaiTime.DateOf(lesson.Start);
        var street = Uri.EscapeDataString(OrderId.Parse(LessonId.Parse(lesson.LessonId).OrderId).StreetCode);
        return link($"{Paths.Programme(Week.Of(date).ToString())}?street={street}#d-{Dates.Iso(date)}");
    }

    private static string NameOf(ProgrammeLesson lesson) => $"{lesson.Discipline}（{lesson.Street}）";

    private static string Time(DateTimeOffset moment) => $"{ShanghaiTime.Of(moment):yyyy-MM-ddTHH:mm:sszzz}";

    private static JsonArray Activity(ProgrammeLesson lesson) =>
        [new JsonObject { ["@type"] = "Concept", ["prefLabel"] = lesson.Discipline }];

    private static JsonObject Place(ProgrammeLesson lesson) =>
        new()
        {
            ["@type"] = "Place",
            ["name"] = lesson.Venue,
            ["address"] = new JsonObject
            {
                ["@type"] = "PostalAddress",
                ["streetAddress"] = lesson.Address,
                ["addressLocality"] = lesson.District,
                ["addressRegion"] = "上海市",
                ["addressCountry"] = "CN",
            },
        };

    private static JsonObject Organizer(ProgrammeLesson lesson) =>
        new()
        {
            ["@type"] = "Organization",
            ["name"] = lesson.Street,
            ["telephone"] = lesson.Contact.Phone,
        };

    private static JsonArray Free() =>
        [
            new JsonObject
            {
                ["@type"] = "Offer",
                ["name"] = "免费",
                ["price"] = 0,
                ["priceCurrency"] = "CNY",
            },
        ];
}

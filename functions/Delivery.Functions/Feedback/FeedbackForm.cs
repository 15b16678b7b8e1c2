using System.Globalization;
using Azure;
using Delivery.Domain;
using Delivery.Domain.Feedback;
using Delivery.Domain.Ordering;
using Delivery.Functions.Storage.Feedback;
using Delivery.Functions.Storage.Settlement;
using Delivery.Functions.Web.Photos;
using Delivery.Functions.Web.Typed;
using Delivery.Pages.Feedback;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;

namespace Delivery.Functions.Feedback;

/// <summary>
/// The form's fields by name, as typed. A course's ratings and comment hold for each of its lessons that has none of its
/// own.
/// </summary>
public sealed record FeedbackForm(IReadOnlyDictionary<string, string> Fields)
{
    private static readonly string[] Parts = ["teaching", "punctuality", "organisation"];
    private static readonly string[] OfCourse = [.. Parts, "comment"];

    public static FeedbackForm Of(IFormCollection form) =>
        new(form.ToDictionary(field => field.Key, field => field.Value.ToString()));

    /// <summary>The form as it was last taken, or with what the street entered after each lesson.</summary>
    public static FeedbackForm Of(FeedbackReport? report, IReadOnlyList<LessonOfMonth> lessons)
    {
        var fields = new Dictionary<string, string>();
        foreach (var lesson in lessons.Where(lesson => lesson.Headcount is not null))
            fields[$"headcount[{lesson.LessonId}]"] = $"{lesson.Headcount}";
        foreach (var course in (report?.Lessons ?? []).GroupBy(lesson => LessonId.Parse(lesson.LessonId).OrderId))
        {
            // Rated alike, they were rated once for the whole course.
            var alike = course.Where(lesson => lesson.Delivered).Select(RatingsAndComment).Distinct().Count() == 1;
            foreach (var lesson in course)
            foreach (var (name, value) in FieldsOf(lesson).Where(field => !alike || !OfCourse.Contains(field.Name)))
                fields[$"{name}[{lesson.LessonId}]"] = value;
            if (!alike)
                continue;
            foreach (var (name, value) in FieldsOf(course.First(lesson => lesson.Delivered)))
                if (OfCourse.Contains(name))
                    fields[$"{name}[{course.Key}]"] = value;
        }

        return new FeedbackForm(fields);
    }

    // What the page says of itself, and not who fills it in.
    private static readonly string[] OfPage = ["formKey", "act", "version", "draft", "take", "differs"];

    /// <summary>Of the report that it replaces; null where it does not say.</summary>
    public ETag? Version => Fields.GetValueOrDefault("version") is { Length: > 0 } version ? new ETag(version) : null;

    public DraftSeen DraftSeen =>
        new(Fields.GetValueOrDefault("draft", string.Empty), Fields.GetValueOrDefault("formKey", string.Empty));

    /// <summary>It was shown with what somebody else saved beside what was typed.</summary>
    public bool WasBesideAnother => Fields.Keys.Any(name => FormFields.Bare(name) == "differs");

    public FeedbackForm With(string name, string value) =>
        new(new Dictionary<string, string>(Fields, StringComparer.Ordinal) { [name] = value });

    /// <summary>"typed" or "stored", of a field that was shown beside what somebody else saved; empty where nothing was chosen.</summary>
    public string TakeOf(string name) => Fields.GetValueOrDefault($"take[{name}]", string.Empty);

    /// <summary>What was filled in, by the fields' names.</summary>
    public IReadOnlyDictionary<string, string> Typed() =>
        Fields.Where(field => field.Value.Length > 0 && !OfPage.Contains(FormFields.Bare(field.Key))).ToDictionary();

    /// <summary>All that it says, so that the same form with another word in it is another act.</summary>
    public string Said => string.Join('\n', Fields.OrderBy(one => one.Key, StringComparer.Ordinal));

    public string Value(string name, string id) => Fields.GetValueOrDefault($"{name}[{id}]", string.Empty);

    public RatingValues RatingsOf(string id) =>
        new(Value("teaching", id), Value("punctuality", id), Value("organisation", id));

    /// <summary>What the form says of each lesson; what cannot be read is as if it were not filled in.</summary>
    public IReadOnlyList<LessonFeedback> Read(IReadOnlyList<LessonOfMonth> lessons) => [.. lessons.Select(FeedbackOf)];

    /// <summary>Choices that were not made and numbers that are none, which the rules never see.</summary>
    public IReadOnlyList<Refusal> Unreadable(IReadOnlyList<LessonOfMonth> lessons) =>
        [.. lessons.SelectMany((lesson, index) => Unreadable(lesson, $"lessons[{index}]"))];

    /// <summary>All that is wrong, lesson by lesson: what cannot be read, and what the rules say of everything else.</summary>
    public static IReadOnlyList<Refusal> Together(IReadOnlyList<Refusal> unreadable, IEnumerable<Refusal> judged) =>
        [
            .. unreadable
                .Concat(judged.Where(refusal => !unreadable.Any(first => Covers(first, refusal))))
                .OrderBy(refusal => NumberIn(refusal.Field)),
        ];

    // Of a lesson that nobody says was held or not, nothing else is known to be wrong.
    private static bool Covers(Refusal first, Refusal later) =>
        later.Field is { } field
        && first.Field is { } unread
        && (
            field == unread
            || unread.EndsWith(Held, StringComparison.Ordinal)
                && field.StartsWith(unread[..^Held.Length], StringComparison.Ordinal)
        );

    private const string Held = ".delivered";

    private static int NumberIn(string? field) =>
        field?.Split('[', ']') is ["lessons", var number, ..] ? int.Parse(number, CultureInfo.InvariantCulture) : -1;

    /// <summary>The rules speak of lessons by number, the form of lessons and courses by id.</summary>
    public FormErrors ErrorsOf(IReadOnlyList<Refusal> refusals, IReadOnlyList<LessonOfMonth> lessons) =>
        new([
            .. refusals.Select(refusal => new FieldError(FieldOf(refusal.Field, lessons), refusal.Message)).Distinct(),
        ]);

    private string FieldOf(string? path, IReadOnlyList<LessonOfMonth> lessons)
    {
        if (path == ScanFile.Field)
            return path;
        if (
            path?.Split('.') is not [['l', 'e', 's', 's', 'o', 'n', 's', '[', .. var index, ']'], var name, .. var part]
        )
            return string.Empty;
        var lesson = lessons[int.Parse(index, CultureInfo.InvariantCulture)];
        if (name != "ratings")
            return $"{name}[{lesson.LessonId}]";
        var rated = RatingsOf(lesson.LessonId).Any ? lesson.LessonId : lesson.CourseId;
        return $"{(part.Length > 0 ? part[0] : MissingPart(rated))}[{rated}]";
    }

    private string MissingPart(string id) => Parts.FirstOrDefault(part => Value(part, id).Length == 0, Parts[0]);

    private IEnumerable<Refusal> Unreadable(LessonOfMonth lesson, string path)
    {
        if (Value("delivered", lesson.LessonId) is not ("yes" or "no"))
            yield return new Refusal("feedback.delivered-missing", "请选择这节课是否上了", $"{path}.delivered");
        if (HeadcountOf(lesson.LessonId) is { Length: > 0 } typed && TypedNumbers.Whole(typed) is null)
            yield return new Refusal("feedback.headcount", "到场人数请填整数，例如 28", $"{path}.headcount");
    }

    private LessonFeedback FeedbackOf(LessonOfMonth lesson)
    {
        var delivered = Value("delivered", lesson.LessonId) == "yes";
        var own = RatingsOf(lesson.LessonId);
        var comment = Value("comment", lesson.LessonId);
        return new LessonFeedback(
            lesson.LessonId,
            delivered,
            delivered ? null : Value("reason", lesson.LessonId),
            TypedNumbers.Whole(HeadcountOf(lesson.LessonId)),
            delivered ? RatingsIn(own.Any ? own : RatingsOf(lesson.CourseId)) : null,
            comment.Length > 0 ? comment : Value("comment", lesson.CourseId)
        );
    }

    // The field of a lesson that was not held is hidden, and holds what was filled in before that was chosen.
    private string HeadcountOf(string lesson) =>
        Value("delivered", lesson) == "no" ? string.Empty : Value("headcount", lesson);

    private static Ratings? RatingsIn(RatingValues values) =>
        TypedNumbers.Whole(values.Teaching) is { } teaching
        && TypedNumbers.Whole(values.Punctuality) is { } punctuality
        && TypedNumbers.Whole(values.Organisation) is { } organisation
            ? new Ratings(teaching, punctuality, organisation)
            : null;

    private static (Ratings?, string?) RatingsAndComment(LessonFeedback lesson) => (lesson.Ratings, lesson.Comment);

    private static IEnumerable<(string Name, string Value)> FieldsOf(LessonFeedback lesson) =>
        [
            ("delivered", lesson.Delivered ? "yes" : "no"),
            ("reason", lesson.Reason ?? string.Empty),
            ("headcount", $"{lesson.Headcount}"),
            ("teaching", $"{lesson.Ratings?.Teaching}"),
            ("punctuality", $"{lesson.Ratings?.Punctuality}"),
            ("organisation", $"{lesson.Ratings?.Organisation}"),
            ("comment", lesson.Comment ?? string.Empty),
        ];
}

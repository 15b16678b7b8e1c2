using Delivery.Domain.Calendar;
using Delivery.Domain.Feedback;
using Delivery.Domain.Ordering;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Feedback;
using Delivery.Functions.Storage.Settlement;
using Delivery.Pages.Feedback;
using Delivery.Pages.Web;
using Delivery.Pages.Web.Registers;

namespace Delivery.Functions.Feedback;

/// <summary>
/// What one of a street filled in beside what another one of it saved meanwhile. What either left empty is the other's; where
/// both filled in something else, who comes second says which holds.
/// </summary>
internal static class DraftSides
{
    private const string Differs = "differs[";

    // Both are the street's own, and may be one person with two telephones.
    private const string Other = "另一位同事（或您的另一部手机）";

    private static readonly Choice[] YesOrNo = [new("yes", "上了"), new("no", "没上")];

    private static readonly Choice[] Reasons =
    [
        .. NotDeliveredReasons.All.Select(reason => new Choice(reason.Code, reason.Label)),
    ];

    /// <summary>The form with what only the other one filled in, and where both differ.</summary>
    public static (FeedbackForm Form, FeedbackRival Rival) Meet(
        FeedbackForm form,
        FeedbackDraft stored,
        IReadOnlyList<LessonOfMonth> lessons
    )
    {
        var fields = FieldsOf(lessons);
        var (typed, theirs) = (form.Typed(), stored.Fields);
        var differs = fields
            .Select(field => field.Name)
            .Where(name => typed.GetValueOrDefault(name) is { } mine && theirs.GetValueOrDefault(name, mine) != mine)
            .ToList();
        var rival = RivalOf(form, stored, differs, fields);
        var filled = theirs.Where(field => fields.Any(one => one.Name == field.Key) && !typed.ContainsKey(field.Key));
        return (
            filled.Aggregate(form, (all, field) => all.With(field.Key, field.Value)),
            rival with
            {
                HasFilled = filled.Any(),
            }
        );
    }

    /// <summary>The form as it was chosen, where it was shown beside this draft.</summary>
    /// <returns>The rival again where something was not chosen.</returns>
    public static (FeedbackForm Form, FeedbackRival? Rival) Chosen(
        FeedbackForm form,
        Stored<FeedbackDraft>? stored,
        IReadOnlyList<LessonOfMonth> lessons
    )
    {
        var shown = form
            .Fields.Keys.Where(key => key.StartsWith(Differs, StringComparison.Ordinal) && key.EndsWith(']'))
            .Select(key => key[Differs.Length..^1])
            .ToHashSet(StringComparer.Ordinal);
        // Another draft than the one that stood beside it: both are shown anew.
        if (shown.Count == 0 || stored is null || $"{stored.ETag}" != form.DraftSeen.Version)
            return (form, null);
        var (fields, theirs) = (FieldsOf(lessons), stored.Value.Fields);
        var open = fields
            .Select(field => field.Name)
            .Where(name => shown.Contains(name) && Theirs(name) != form.Fields.GetValueOrDefault(name, string.Empty))
            .ToList();
        return open.Any(name => form.TakeOf(name).Length == 0)
            ? (form, RivalOf(form, stored.Value, open, fields))
            : (
                open.Where(name => form.TakeOf(name) == "stored")
                    .Aggregate(form, (all, name) => all.With(name, Theirs(name))),
                null
            );

        string Theirs(string name) => theirs.GetValueOrDefault(name, string.Empty);
    }

    public static IReadOnlyList<FieldError> Unchosen(FeedbackForm form, FeedbackRival rival) =>
        [
            .. rival
                .Change.Fields.Where(name => form.TakeOf(name).Length == 0)
                .Select(name => new FieldError($"take[{name}]", "两处填得不一样，请选定用哪一个")),
        ];

    private static FeedbackRival RivalOf(
        FeedbackForm form,
        FeedbackDraft stored,
        IReadOnlyList<string> differs,
        IReadOnlyList<EntryField> fields
    ) =>
        new(
            new RivalChange(
                Other,
                stored.At,
                new EntryValues(stored.Fields),
                differs,
                differs.Where(name => form.TakeOf(name).Length > 0).ToDictionary(name => name, form.TakeOf)
            ),
            new EntryValues(form.Typed()),
            [.. fields.Where(field => differs.Contains(field.Name))]
        );

    private static IReadOnlyList<EntryField> FieldsOf(IReadOnlyList<LessonOfMonth> lessons) =>
        [
            .. lessons
                .GroupBy(lesson => lesson.CourseId)
                .SelectMany(course => course.SelectMany(OfLesson).Concat(Rated(course.Key, course.First().Discipline))),
        ];

    private static IEnumerable<EntryField> OfLesson(LessonOfMonth lesson)
    {
        var (id, named) = (
            lesson.LessonId,
            $"{Dates.DayAndWeekday(ShanghaiTime.DateOf(lesson.Start))} 第{LessonId.Parse(lesson.LessonId).Number}节"
        );
        return
        [
            new($"delivered[{id}]", $"{named}是否上课", FieldKind.Choice, YesOrNo),
            new($"headcount[{id}]", $"{named}到课人数"),
            new($"reason[{id}]", $"{named}没上的原因", FieldKind.Choice, Reasons),
            .. Rated(id, named),
        ];
    }

    private static IEnumerable<EntryField> Rated(string id, string named) =>
        [
            new($"teaching[{id}]", $"{named}教学"),
            new($"punctuality[{id}]", $"{named}准时"),
            new($"organisation[{id}]", $"{named}组织"),
            new($"comment[{id}]", $"{named}想说的话"),
        ];
}

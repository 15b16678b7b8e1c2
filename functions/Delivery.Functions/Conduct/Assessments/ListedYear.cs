using Delivery.Domain.Calendar;
using Delivery.Domain.Conduct.Assessments;
using Delivery.Domain.Feedback;
using Delivery.Functions.Storage.Feedback;
using Delivery.Functions.Storage.Settlement;

namespace Delivery.Functions.Conduct.Assessments;

/// <summary>One street's confirmed lessons of a year, out of the lists of its months.</summary>
internal sealed class ListedYear(int year, DateTimeOffset now)
{
    private readonly HashSet<string> known = new(StringComparer.Ordinal);
    private readonly List<PastLesson> past = [];
    private readonly List<LessonOfMonth> ahead = [];
    private readonly HashSet<Month> told = [];

    /// <param name="lessons">The street's own.</param>
    /// <param name="said">The street's report, if any; none of months that lie outside the year or ahead.</param>
    public void Add(Month month, IReadOnlyList<LessonOfMonth> lessons, IReadOnlyList<FeedbackReport> said)
    {
        known.UnionWith(lessons.Select(lesson => lesson.LessonId));
        if (month.Year != year)
            return;
        var over = PastLesson.Of(month, lessons, said, now).ToList();
        past.AddRange(over);
        // What waits stands in a later month's list too, and counts in its own.
        ahead.AddRange(
            lessons
                .Where(lesson => Month.Of(ShanghaiTime.DateOf(lesson.Start)) == month)
                .Except(over.Select(one => one.Lesson))
        );
        if (said.Count > 0)
            told.Add(month);
    }

    /// <summary>Whether it stands in any month's list, be it of the year before or after.</summary>
    public bool Has(string lessonId) => known.Contains(lessonId);

    public IEnumerable<YearLesson> Lessons() =>
        [
            .. past.Select(LessonOf),
            .. ahead.Select(one => new YearLesson(one.LessonId, one.Discipline, LessonFate.Ahead)),
        ];

    /// <summary>Months that are over and of which nothing is reported; the running one is not asked for yet.</summary>
    public IReadOnlyList<Month> OpenFeedback() =>
        [
            .. past.Select(one => Month.Of(ShanghaiTime.DateOf(one.Lesson.Start)))
                .Distinct()
                .Except([.. told, Month.Of(ShanghaiTime.DateOf(now))])
                .Order(),
        ];

    private static YearLesson LessonOf(PastLesson one) =>
        new(
            one.Lesson.LessonId,
            one.Lesson.Discipline,
            one.WasHeld switch
            {
                true => LessonFate.Held,
                false => LessonFate.NotHeld,
                _ => LessonFate.Unreported,
            },
            one.WasHeld == true ? one.Came ?? 0 : 0,
            one.Feedback?.Counted(),
            one.WasHeld == false ? NotDeliveredReasons.Find(one.Feedback?.Reason)?.Label : null
        );
}

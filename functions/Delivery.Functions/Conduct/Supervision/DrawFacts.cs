using Delivery.Domain.Calendar;
using Delivery.Domain.Conduct.Supervision;
using Delivery.Domain.Feedback;
using Delivery.Domain.Ordering;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Feedback;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Storage.Settlement;
using Delivery.Functions.Storage.Teaching;

namespace Delivery.Functions.Conduct.Supervision;

/// <summary>A lesson of the week with what weighs on its chance.</summary>
public sealed record WeighedLesson(LessonOfMonth Lesson, DrawCandidate Candidate);

/// <summary>What is known of a week's lessons: from its months' lists, and the lists and feedback of the two before.</summary>
public sealed class DrawFacts(LessonLists lists, FeedbackReports reports, Registers registers, CurrentSettings settings)
{
    // Once may be the rain.
    private const int FewestLowLessons = 2;

    public async Task<IReadOnlyList<WeighedLesson>> OfWeekAsync(Week week, DateTimeOffset now)
    {
        var lessons = await LessonsAsync([Month.Of(week.Monday), Month.Of(week.Sunday)]);
        var first = Month.Of(week.Monday);
        var before = await LessonsAsync([first.AddMonths(-2), first.Previous]);
        var ratings = await RatingsAsync([first.AddMonths(-2), first.Previous], before);
        var flagged = await FlaggedAsync(before);
        return
        [
            .. lessons
                .Where(lesson => week.Contains(ShanghaiTime.DateOf(lesson.Start)) && lesson.Start > now)
                .DistinctBy(lesson => lesson.LessonId)
                .Select(lesson => new WeighedLesson(
                    lesson,
                    new DrawCandidate(
                        lesson.LessonId,
                        before.Count(one => one.TeacherId == lesson.TeacherId),
                        ratings.TryGetValue(lesson.TeacherId, out var rating) ? rating : null,
                        flagged.Contains(lesson.Street)
                    )
                )),
        ];
    }

    private async Task<IReadOnlyList<LessonOfMonth>> LessonsAsync(IEnumerable<Month> months)
    {
        var lessons = new List<LessonOfMonth>();
        foreach (var month in months.Distinct())
            lessons.AddRange((await lists.OfMonthAsync(month)).Where(lesson => !lesson.CarriedOver));
        return lessons;
    }

    private async Task<Dictionary<string, double>> RatingsAsync(
        IEnumerable<Month> months,
        IReadOnlyList<LessonOfMonth> lessons
    )
    {
        var teachers = lessons
            .DistinctBy(lesson => lesson.LessonId)
            .ToDictionary(lesson => lesson.LessonId, lesson => lesson.TeacherId);
        var rated = new List<(string Teacher, double Rating)>();
        foreach (var month in months)
        foreach (var one in (await reports.OfMonthAsync(month)).SelectMany(report => report.Lessons))
            if (one.Counted() is { } given && teachers.TryGetValue(one.LessonId, out var teacher))
                rated.Add((teacher, (given.Teaching + given.Punctuality + given.Organisation) / 3.0));
        return rated.GroupBy(one => one.Teacher).ToDictionary(of => of.Key, of => of.Average(one => one.Rating));
    }

    private async Task<HashSet<string>> FlaggedAsync(IReadOnlyList<LessonOfMonth> before)
    {
        var low = before
            .Where(lesson => lesson.Headcount < settings.At(lesson.Start).Teaching.MinimumHeadcount(lesson.Category))
            .GroupBy(lesson => lesson.Street)
            .Where(street => street.Count() >= FewestLowLessons)
            .Select(street => street.Key);
        var suspended = (await registers.Streets.LatelyAsync())
            .Where(street => street.Value.Status == StreetStatus.Suspended)
            .Select(street => street.Value.Code);
        return [.. low, .. suspended];
    }
}

using Azure.Data.Tables;
using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Domain.Teaching;
using Delivery.Domain.Teaching.Beginning;

namespace Delivery.Functions.Storage;

/// <summary>A lesson of which nobody had said anything some minutes after its start, and what was answered; the latest answer of each side.</summary>
/// <param name="Street">The street's name.</param>
public sealed record BegunQuestion(
    string LessonId,
    string CourseId,
    string Street,
    string Discipline,
    int Number,
    DateTimeOffset Start,
    int Minutes,
    DateTimeOffset AskedAt,
    IReadOnlyList<BegunAnswer> Answers
)
{
    public DateOnly Day => ShanghaiTime.DateOf(Start);

    public BegunState State => BegunStates.Of(Answers);
}

/// <summary>The questions of a day, in Shanghai, in one partition.</summary>
public sealed class BegunQuestions(DeliveryTables tables, Courses courses)
{
    // Nobody telephones more than these in a day.
    private const int MostLookedAt = 50;
    private const int ReadAtOnce = 8;

    public TableClient Table => tables.LessonLists;

    public static string PartitionOf(DateOnly day) => $"begun-{day:yyyy-MM-dd}";

    public Task<Stored<BegunQuestion>?> FindAsync(DateOnly day, string lessonId) =>
        Table.FindAsync<BegunQuestion>(PartitionOf(day), lessonId);

    /// <returns>False when it was asked before.</returns>
    public Task<bool> AskAsync(Course course, Lesson lesson, DateTimeOffset at) =>
        Table.InsertIfAbsentAsync(
            RowOf(
                new BegunQuestion(
                    lesson.LessonId,
                    course.CourseId,
                    course.Street.Name,
                    course.Discipline.Name,
                    lesson.Number,
                    lesson.Start,
                    lesson.Minutes,
                    at,
                    []
                )
            )
        );

    public async Task<IReadOnlyList<BegunQuestion>> OfDayAsync(DateOnly day)
    {
        var questions = new List<BegunQuestion>();
        await foreach (var row in Table.WithPrefixAsync<BegunQuestion>(PartitionOf(day), string.Empty))
            questions.Add(row.Value);
        return [.. questions.OrderBy(question => question.Start)];
    }

    /// <summary>Those that nobody answered, in word or by what they did since: a headcount or a photo says that it was held.</summary>
    public async Task<IReadOnlyList<BegunQuestion>> SilentAsync(IEnumerable<BegunQuestion> questions)
    {
        var silent = new List<BegunQuestion>();
        foreach (
            var some in questions
                .Where(question => question.State == BegunState.Unanswered)
                .Take(MostLookedAt)
                .Chunk(ReadAtOnce)
        )
        {
            var lessons = await Task.WhenAll(some.Select(question => courses.LessonAsync(question.LessonId)));
            silent.AddRange(
                some.Where(
                    (_, at) =>
                        lessons[at]?.Value is { HasMedia: false, Headcount: null, Status: LessonStatus.Scheduled }
                )
            );
        }

        return silent;
    }

    public static TableEntity RowOf(BegunQuestion question) =>
        Row.Of(PartitionOf(question.Day), question.LessonId, question);
}

using Azure.Data.Tables;
using Delivery.Domain.Calendar;
using Delivery.Domain.Teaching;
using Delivery.Domain.Teaching.Beginning;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Storage.Settlement;

namespace Delivery.Functions.Storage.Teaching;

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
public sealed class BegunQuestions(
    DeliveryTables tables,
    WaitingLists waiting,
    Courses courses,
    Settlements settlements,
    TimeProvider clock
)
{
    // Nobody telephones more than these in a day.
    private const int MostLookedAt = 50;
    private const int ReadAtOnce = 8;

    public TableClient Table => tables.LessonLists;

    public static string PartitionOf(DateOnly day) => $"begun-{day:yyyy-MM-dd}";

    public Task<Stored<BegunQuestion>?> FindAsync(DateOnly day, string lessonId) =>
        Table.FindAsync<BegunQuestion>(PartitionOf(day), lessonId);

    /// <summary>Asks once, and puts the lesson among what waits for staff; done twice, it is done once.</summary>
    public async Task AskAsync(Course course, Lesson lesson, DateTimeOffset at)
    {
        var question = new BegunQuestion(
            lesson.LessonId,
            course.CourseId,
            course.Street.Name,
            course.Discipline.Name,
            lesson.Number,
            lesson.Start,
            lesson.Minutes,
            at,
            []
        );
        await Table.InsertIfAbsentAsync(RowOf(question));
        await RefreshAsync(question.Day, question.LessonId);
    }

    /// <summary>Brings a day's copies among what waits for staff up to the questions; done twice, it is done once.</summary>
    public async Task RefreshAsync(DateOnly day)
    {
        foreach (var lessonId in await Table.KeysAsync(PartitionOf(day), CommandRows.End, $"{char.MaxValue}"))
            await RefreshAsync(day, lessonId);
    }

    /// <summary>The same for one, by what was answered and by what the lesson says.</summary>
    public Task RefreshAsync(DateOnly day, string lessonId) =>
        waiting.RefreshAsync<BegunListing>(
            WaitingLists.Begun,
            IdOf(day, lessonId),
            async _ =>
                await FindAsync(day, lessonId) is { Value: var question }
                && IsAwaited((await courses.LessonAsync(lessonId))?.Value, day)
                    ? ListingOf(question)
                    : null
        );

    /// <summary>A lesson of today was counted, shown by a photo, cancelled or moved: nobody has to see to it any more.</summary>
    /// <param name="day">Of the lesson, in Shanghai; those of other days are with nobody.</param>
    public Task SettleAsync(string lessonId, DateOnly day) =>
        day == ShanghaiTime.DateOf(clock.GetUtcNow())
            ? waiting.RemoveAsync(WaitingLists.Begun, IdOf(day, lessonId))
            : Task.CompletedTask;

    /// <summary>What was asked on days before is with nobody any more.</summary>
    public Task ForgetBeforeAsync(DateOnly day) =>
        waiting.RemoveBeforeAsync(WaitingLists.Begun, IdOf(day, string.Empty));

    private static string IdOf(DateOnly day, string lessonId) => $"{day:yyyy-MM-dd}|{lessonId}";

    private static BegunListing ListingOf(BegunQuestion question) =>
        new(
            question.LessonId,
            question.Street,
            question.Discipline,
            question.Number,
            question.Start,
            question.State,
            question.Answers.FirstOrDefault(answer => !answer.HasBegun)?.Reason
        );

    // It may have been moved since it was asked after.
    private bool IsAwaited(Lesson? lesson, DateOnly day) =>
        IsSilent(lesson) && lesson!.Date == day && lesson.Start <= clock.GetUtcNow();

    // Nothing says that it was held.
    private static bool IsSilent(Lesson? lesson) =>
        lesson is { HasMedia: false, Headcount: null, Status: LessonStatus.Scheduled };

    public async Task<IReadOnlyList<BegunQuestion>> OfDayAsync(DateOnly day)
    {
        var questions = new List<BegunQuestion>();
        await foreach (var row in Table.WithPrefixAsync<BegunQuestion>(PartitionOf(day), string.Empty))
            questions.Add(row.Value);
        return [.. questions.OrderBy(question => question.Start)];
    }

    /// <summary>The sides that say that it was not held at this time, where neither the other nor anything sent says otherwise.</summary>
    public async Task<IReadOnlyList<BegunSide>> LetOffAsync(Lesson lesson) =>
        lesson is { HasMedia: false, Headcount: null }
        && (await FindAsync(lesson.Date, lesson.LessonId))?.Value is { } question
        && question.Start == lesson.Start
            ? BegunStates.LetOff(question.Answers)
            : [];

    /// <summary>After the feedback of its month nobody asks any more whether a lesson has begun: what was held is settled by then.</summary>
    public async Task<bool> IsOverAsync(DateOnly day) =>
        await settlements.HasWindowsAsync(Month.Of(day))
        && (await settlements.WindowsAsync(Month.Of(day))).Feedback.ClosesAt <= clock.GetUtcNow();

    /// <summary>
    /// Those of a day that somebody still has to ask after or to see to: unanswered, or not held as somebody says, and nothing
    /// done since that says it was held, as a headcount or a photo does.
    /// </summary>
    public async Task<IReadOnlyList<BegunQuestion>> OpenAsync(DateOnly day, IEnumerable<BegunQuestion> questions)
    {
        var open = new List<BegunQuestion>();
        if (await IsOverAsync(day))
            return open;
        foreach (
            var some in questions
                .Where(question => question.State != BegunState.Begun)
                .Take(MostLookedAt)
                .Chunk(ReadAtOnce)
        )
        {
            var lessons = await Task.WhenAll(some.Select(question => courses.LessonAsync(question.LessonId)));
            open.AddRange(some.Where((_, at) => IsSilent(lessons[at]?.Value)));
        }

        return open;
    }

    public static TableEntity RowOf(BegunQuestion question) =>
        Row.Of(PartitionOf(question.Day), question.LessonId, question);
}

using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Domain.Teaching.Beginning;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Workflow;

namespace Delivery.Functions.Teaching.Beginning;

/// <summary>One side says whether a lesson has begun; it may say so again. Of one that was not held staff are told with the reason.</summary>
public sealed class AnswerBegun(
    BegunQuestions questions,
    Courses courses,
    LessonLists lists,
    BegunLetters letters,
    Commands commands,
    TimeProvider clock
)
{
    /// <param name="day">On which <paramref name="lessonId"/> was asked about, which has its question then.</param>
    public Task<Outcome<BegunQuestion>> RunAsync(
        DateOnly day,
        string lessonId,
        BegunSide side,
        bool hasBegun,
        string reason,
        Call call
    ) =>
        commands.RunAsync(
            call,
            new Place(questions.Table, BegunQuestions.PartitionOf(day)),
            durable: null,
            () => DecideAsync(day, lessonId, side, hasBegun, reason, call),
            question => FollowAsync(question, side)
        );

    /// <summary>Lists what was answered of a lesson, as it is stored, and tells staff; for who finds that nobody did.</summary>
    public async Task FollowAsync(string lessonId)
    {
        // Of one that was moved since nobody is asked any more whether it began then.
        var day = (await courses.LessonAsync(lessonId))!.Value.Date;
        if (await questions.FindAsync(day, lessonId) is { Value: var question })
            foreach (var answer in question.Answers)
                await FollowAsync(question, answer.Side);
    }

    private async Task FollowAsync(BegunQuestion question, BegunSide side)
    {
        await questions.RefreshAsync(question.Day, question.LessonId);
        await NoteAsync(question);
        if (question.Answers.First(one => one.Side == side) is { HasBegun: false } answer)
            await letters.TellAsync(question, answer);
    }

    // Whoever looks at the month asks no street for the count of what was not held, as it says. Of two answers at once the
    // one that is stored last counts, whichever is noted last.
    private async Task NoteAsync(BegunQuestion question)
    {
        var street = (await courses.GetAsync(question.CourseId)).Value.Street.Code;
        await lists.NoteAsync(
            Month.Of(question.Day),
            street,
            question.LessonId,
            async known => known with { NotHeldAt = await NotHeldAsync(question) }
        );
    }

    private async Task<DateTimeOffset?> NotHeldAsync(BegunQuestion question)
    {
        var stored = (await questions.FindAsync(question.Day, question.LessonId))!.Value;
        return BegunStates.LetOff(stored.Answers).Contains(BegunSide.Street) ? stored.Start : null;
    }

    private async Task<Decided<BegunQuestion>> DecideAsync(
        DateOnly day,
        string lessonId,
        BegunSide side,
        bool hasBegun,
        string reason,
        Call call
    )
    {
        var stored = (await questions.FindAsync(day, lessonId))!;
        var answer = BegunAnswer.Of(side, call.By.Name, hasBegun, reason, clock.GetUtcNow());
        if (answer.IsRefused)
            return Outcome.Refused<BegunQuestion>(answer.Refusals);
        var answered = stored.Value with
        {
            Answers = [.. stored.Value.Answers.Where(one => one.Side != side), answer.Value],
        };
        return Decided.Change(
            answered,
            new Act("begun.answer", lessonId, hasBegun ? null : reason),
            [TableRows.Replace(BegunQuestions.RowOf(answered), stored.ETag)]
        );
    }
}

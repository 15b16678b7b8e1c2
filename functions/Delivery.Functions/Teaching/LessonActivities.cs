using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Domain.Teaching;
using Delivery.Functions.Storage;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Teaching;

/// <summary>The moments of a lesson's life.</summary>
/// <param name="AskAgainAt">The morning after, when what is missing is asked for.</param>
/// <param name="EvidenceDue">The midnight that ends the last day for photos and headcount.</param>
public sealed record LessonPlan(
    DateTimeOffset RemindAt,
    DateTimeOffset EndsAt,
    DateTimeOffset AskAgainAt,
    DateTimeOffset EvidenceDue
);

public sealed class ListLessonsToTeach(Courses courses)
{
    [Function(nameof(ListLessonsToTeach))]
    public async Task<LessonsToTeach> Run([ActivityTrigger] string courseId)
    {
        var lessons = await courses.LessonsAsync(courseId);
        return new LessonsToTeach([.. lessons.Select(lesson => lesson.Value.LessonId)], lessons[0].Value.Start);
    }
}

public sealed class PlanLesson(Courses courses, LessonSettings settings)
{
    [Function(nameof(PlanLesson))]
    public async Task<LessonPlan> Run([ActivityTrigger] string lessonId)
    {
        var lesson = await courses.GetLessonAsync(lessonId);
        return new LessonPlan(
            LessonDeadlines.ReminderAt(lesson.Value.Start, settings),
            lesson.Value.End,
            ShanghaiTime.At(lesson.Value.Date.AddDays(1), settings.ReminderAt),
            LessonDeadlines.MediaDue(lesson.Value.End, settings)
        );
    }
}

public sealed class BeginDelivery(StageMoves moves)
{
    [Function(nameof(BeginDelivery))]
    public Task Run([ActivityTrigger] string courseId) => moves.MoveAsync(courseId, OrderStage.InDelivery, "系统");
}

public sealed class CompleteCourse(StageMoves moves)
{
    [Function(nameof(CompleteCourse))]
    public Task Run([ActivityTrigger] string courseId) => moves.MoveAsync(courseId, OrderStage.Completed, "系统");
}

/// <summary>Hands what is known of a lesson on to its month's list; says whether nothing is missing any more.</summary>
public sealed class NoteEvidence(Courses courses, LessonLists lists)
{
    [Function(nameof(NoteEvidence))]
    public async Task<bool> Run([ActivityTrigger] string lessonId)
    {
        var lesson = (await courses.GetLessonAsync(lessonId)).Value;
        await lists.NoteEvidenceAsync(lesson);
        return lesson is { HasMedia: true, Headcount: not null };
    }
}

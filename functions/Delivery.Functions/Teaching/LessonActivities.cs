using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Domain.Teaching;
using Delivery.Domain.Teaching.Beginning;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Workflow;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Teaching;

public sealed class ListLessonsAhead(Courses courses)
{
    [Function(nameof(ListLessonsAhead))]
    public async Task<LessonsAhead> Run([ActivityTrigger] string courseId)
    {
        var course = await courses.GetWithLessonsAsync(courseId);
        var held = course.Lessons.Where(lesson => lesson.Status != LessonStatus.Cancelled).ToList();
        return new LessonsAhead(
            [.. course.Lessons.Select(lesson => lesson.LessonId)],
            held.Count == 0 ? DateTimeOffset.MinValue : held.Min(lesson => lesson.Start)
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
    public async Task Run([ActivityTrigger] string courseId, [DurableClient] DurableTaskClient durable)
    {
        await moves.MoveAsync(courseId, OrderStage.Completed, "系统");
        // The street's news is waited for beside the pay, which does not wait for it.
        await durable.StartOnceAsync(OrchestratorNames.News, Instances.News(courseId), courseId);
    }
}

/// <summary>The moments of a lesson, from its start and end.</summary>
public sealed class PlanLesson(Courses courses, CurrentSettings settings)
{
    [Function(nameof(PlanLesson))]
    public async Task<LessonPlan> Run([ActivityTrigger] string lessonId)
    {
        var lesson = (await courses.LessonAsync(lessonId))!.Value;
        var (media, headcount) = (
            LessonDeadlines.MediaDue(lesson.End, settings.At(lesson.End).Teaching),
            LessonDeadlines.HeadcountDue(lesson.End, settings.At(lesson.End).Teaching)
        );
        return new LessonPlan(
            LessonDeadlines.ReminderAt(lesson.Start, settings.At(lesson.Start).Teaching),
            ShanghaiTime.At(ShanghaiTime.DateOf(lesson.End).AddDays(1), settings.Teaching.ReminderAt),
            media > headcount ? media : headcount,
            lesson.Status == LessonStatus.Cancelled
        );
    }
}

/// <summary>To teacher and delivery contact, unless the lesson has begun: confirmed that late, nobody needs it.</summary>
public sealed class RemindOfLesson(Courses courses, LessonLetters letters, TimeProvider clock)
{
    [Function(nameof(RemindOfLesson))]
    public async Task Run([ActivityTrigger] string lessonId)
    {
        var read = await courses.GetWithLessonAsync(lessonId);
        if (read.Lesson is { Status: LessonStatus.Scheduled } && read.Lesson.Start > clock.GetUtcNow())
            await letters.RemindAsync(read.Course, read.Lesson);
    }
}

/// <summary>
/// The morning after: asks the teacher for evidence and the street for the headcount, where they are missing; not who says
/// that it was not held, and nobody where nobody gave it.
/// </summary>
/// <returns>Whether anything is missing.</returns>
public sealed class AskForEvidence(Courses courses, BegunQuestions questions, LessonLetters letters)
{
    [Function(nameof(AskForEvidence))]
    public async Task<bool> Run([ActivityTrigger] string lessonId)
    {
        var read = await courses.GetWithLessonAsync(lessonId);
        var (course, lesson) = (read.Course, read.Lesson);
        if (lesson.Status == LessonStatus.Cancelled || course.TeacherOf(lesson) is null)
            return false;
        var letOff = await questions.LetOffAsync(lesson);
        var media = !lesson.HasMedia && !letOff.Contains(BegunSide.Teacher);
        var headcount = lesson.Headcount is null && !letOff.Contains(BegunSide.Street);
        if (media)
            await letters.AskForMediaAsync(course, lesson, letOff.Contains(BegunSide.Street));
        if (headcount)
            await letters.AskForHeadcountAsync(course, lesson);
        return media || headcount;
    }
}

/// <returns>Whether evidence or headcount is still missing.</returns>
public sealed class LookForEvidence(Courses courses)
{
    [Function(nameof(LookForEvidence))]
    public async Task<bool> Run([ActivityTrigger] string lessonId) =>
        (await courses.LessonAsync(lessonId))!.Value is { HasMedia: false } or { Headcount: null };
}

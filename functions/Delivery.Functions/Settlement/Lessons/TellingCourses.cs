using Delivery.Domain.Calendar;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Workflow;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Settlement.Lessons;

public sealed class ListCoursesToTell(LessonLists lists)
{
    private const int CoursesPerBatch = 200;

    [Function(nameof(ListCoursesToTell))]
    public async Task<IReadOnlyList<RunBatch>> Run([ActivityTrigger] Month month)
    {
        var courses = lists
            .EachOfMonthAsync(month)
            .Where(lesson => lesson.PaidIn == month)
            .Select(lesson => lesson.CourseId)
            .Distinct();
        return RunBatch.Of(month, await courses.ToListAsync(), CoursesPerBatch);
    }
}

/// <summary>Each course hears which of its lessons the month has settled, paid or not.</summary>
public sealed class TellCourses(LessonLists lists)
{
    [Function(nameof(TellCourses))]
    public async Task Run([ActivityTrigger] RunBatch batch, [DurableClient] DurableTaskClient durable)
    {
        var courses = batch.Ids.ToHashSet();
        var settled = await lists
            .EachOfMonthAsync(batch.Month)
            .Where(lesson => lesson.PaidIn == batch.Month && courses.Contains(lesson.CourseId))
            .ToLookupAsync(lesson => lesson.CourseId, lesson => lesson.LessonId);
        foreach (var course in batch.Ids)
            await durable.TellAsync(Instances.Course(course), Events.LessonsSettled, settled[course].ToArray());
    }
}

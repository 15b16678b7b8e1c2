using Delivery.Domain;
using Delivery.Domain.Matching.Objections;
using Delivery.Functions.Matching.DropOuts;
using Delivery.Functions.Matching.Unmatched;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Conduct;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Workflow;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Matching.Objections;

/// <summary>A street objects to the teacher of its course, by itself or as staff write it down. Nothing else changes yet.</summary>
public sealed class ObjectToTeacher(CourseChanges changes, DropOutTeacher dropOut, Commands commands)
{
    /// <param name="number">Which teacher of the course the page showed; null for the present one.</param>
    public Task<Outcome<Objection>> RunAsync(
        string courseId,
        string? reason,
        int? number,
        Call call,
        DurableTaskClient durable
    ) =>
        commands.RunAsync(
            call,
            new Place(changes.Table, courseId),
            durable,
            () => DecideAsync(courseId, reason, number, call.By.Name)
        );

    private async Task<Decided<Objection>> DecideAsync(string courseId, string? reason, int? number, string by)
    {
        if (await changes.FindCourseAsync(courseId) is not { } course)
            return Outcome.Refused<Objection>(AssignTeacher.Unknown(courseId));
        var filed = ObjectionRules.File(await dropOut.FactsAsync(course), reason, by, number);
        if (filed.IsRefused)
            return filed;
        var of = new ObjectionOf(courseId, filed.Value.Number);
        return Decided.Change(
            filed.Value,
            new Act("course.object", courseId, filed.Value.Reason),
            [
                TableRows.Replace(
                    Courses.RowOf(course.Course with { Objection = filed.Value }),
                    course.StoredCourse.ETag
                ),
            ],
            OutboxMessage.Start(nameof(ObjectionOrchestrator), Instances.Objection(courseId, of.Number), of)
        );
    }
}

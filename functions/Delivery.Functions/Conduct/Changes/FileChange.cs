using Delivery.Domain;
using Delivery.Domain.Conduct.Changes;
using Delivery.Domain.Ordering;
using Delivery.Domain.Teaching;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Conduct;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Workflow;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Conduct.Changes;

/// <summary>A street or a teacher asks for a change of a confirmed course; staff are told, and it is theirs to decide.</summary>
public sealed class FileChange(
    CourseChanges changes,
    ChangeLists lists,
    StreetYears streetYears,
    Calendars calendars,
    Commands commands,
    CurrentSettings settings,
    TimeProvider clock
)
{
    public static Refusal Unknown(string lessonId) => new("lesson.unknown", $"没有找到课时“{lessonId}”，请核对编号");

    public async Task<Outcome<ChangeRequest>> RunAsync(
        string lessonId,
        ChangeWish wish,
        ChangeSide side,
        Call call,
        DurableTaskClient durable
    )
    {
        if (!LessonId.TryParse(lessonId, out var parts))
            return Outcome.Refused<ChangeRequest>(Unknown(lessonId));
        var place = new Place(changes.Table, parts.OrderId);
        var filed = await commands.RunAsync(
            call,
            place,
            durable,
            () => DecideAsync(parts.OrderId, lessonId, wish, side, call.By)
        );
        if (!filed.IsRefused)
            await lists.RefreshAsync(filed.Value.ChangeId);
        return filed;
    }

    private async Task<Decided<ChangeRequest>> DecideAsync(
        string courseId,
        string lessonId,
        ChangeWish wish,
        ChangeSide side,
        Caller sender
    )
    {
        if (await changes.FindCourseAsync(courseId) is not { } course || course.Lesson(lessonId) is not { } lesson)
            return Outcome.Refused<ChangeRequest>(Unknown(lessonId));
        var now = clock.GetUtcNow();
        var refusals = ChangeRules.Check(wish, await FactsAsync(course, lesson));
        if (refusals.Count > 0)
            return Outcome.Refused<ChangeRequest>(refusals);
        var touched = wish.Changes(lesson, course.Lessons);
        if (AlreadyAsked(course, touched) is { } open)
            return Outcome.Refused<ChangeRequest>(open);
        var change = new ChangeRequest(
            ChangeId.Format(courseId, course.Changes.Count + 1),
            courseId,
            wish.Kind,
            touched,
            wish.Kind == ChangeKind.Venue ? wish.Venue : null,
            wish.Reason!,
            side,
            sender.Name,
            now,
            SenderId: sender.Id
        );
        return Decided.Change(
            change,
            new Act("change.file", change.ChangeId, $"{wish.Kind.Label()}：{wish.Reason}"),
            [TableRows.Insert(CourseChanges.RowOf(change))],
            OutboxMessage.Start(nameof(ChangeOrchestrator), Instances.Change(change.ChangeId), change.ChangeId)
        );
    }

    private async Task<ChangeFacts> FactsAsync(CourseWithChanges course, Lesson lesson)
    {
        var order = (await streetYears.GetOrderAsync(course.Course.CourseId)).Value;
        return new ChangeFacts(
            order.Stage,
            order.Request.FundingStream,
            lesson,
            course.Lessons,
            course.Course.VenueOf(lesson),
            clock.GetUtcNow(),
            await calendars.LoadAsync(),
            settings.Ordering,
            calendars.WhomToCall
        );
    }

    private static Refusal? AlreadyAsked(CourseWithChanges course, IReadOnlyList<LessonChange> touched)
    {
        var ids = touched.Select(one => one.LessonId).ToHashSet();
        var asked = course
            .Changes.Where(change => change.State == ChangeState.Requested)
            .SelectMany(change => change.Lessons)
            .FirstOrDefault(one => ids.Contains(one.LessonId));
        return asked is null
            ? null
            : new Refusal("change.open", $"第{asked.Number}节已有更改申请在等协会决定，请等结果出来再申请");
    }
}

using Delivery.Domain;
using Delivery.Domain.Ordering;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Workflow;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Matching.Unmatched;

/// <summary>
/// Calls an order off that has no teacher; what it had reserved is free again, in the same transaction. Where a teacher has
/// dropped out, the order stands for what was held: only nobody else is looked for any more.
/// </summary>
public sealed class CancelCourse(StreetYears streetYears, Courses courses, Commands commands, TimeProvider clock)
{
    /// <summary>As the order's history names it.</summary>
    public const string NobodyElse = "不再另找老师";

    /// <summary>Called off by the course itself: nobody else has to be told.</summary>
    public Task<Outcome<Order>> LapseAsync(string courseId, string reason) =>
        RunAsync("course.lapse", courseId, reason, Caller.Service, null);

    /// <summary>Called off by staff, who gave up: the search is told.</summary>
    public async Task<Outcome<Order>> GiveUpAsync(
        string courseId,
        string reason,
        Call call,
        DurableTaskClient durable
    ) =>
        await RunAsync(
            "course.give-up",
            courseId,
            reason,
            call,
            durable,
            OutboxMessage.Raise(
                Instances.Search(courseId, (await courses.FindAsync(courseId))?.Value.DropOuts ?? 0),
                Events.StaffMatched,
                new StaffDecision(StaffMatch.GivenUp)
            )
        );

    private Task<Outcome<Order>> RunAsync(
        string act,
        string courseId,
        string reason,
        Call call,
        DurableTaskClient? durable,
        params OutboxMessage[] messages
    ) =>
        commands.RunAsync<Order>(
            call,
            streetYears.PlaceOf(courseId),
            durable,
            async () =>
            {
                if (await streetYears.OrderAsync(courseId) is not { } stored)
                    return Outcome.Refused<Order>(AssignTeacher.Unknown(courseId));
                if (stored.Value.Stage is not (OrderStage.Matching or OrderStage.Unmatched))
                    return Outcome.Refused<Order>(AssignTeacher.HasNoSearch(stored.Value.Stage));
                var now = clock.GetUtcNow();
                if (stored.Value.WasConfirmed)
                    return EndSearch(new Act(act, courseId, reason), stored, call.By.Name, now, messages);
                var cancelled = stored.Value.MoveTo(OrderStage.Cancelled, now, call.By.Name, reason);
                if (cancelled.IsRefused)
                    return cancelled;
                var quota = await ReadQuota.OfAsync(streetYears, courseId);
                var release =
                    quota.Quota.ReservedFor(courseId) > 0 ? quota.Book(quota.Quota.Release(courseId, now, reason)) : [];
                return Decided.Change(
                    cancelled.Value,
                    new Act(act, courseId, reason),
                    [TableRows.Replace(StreetYears.RowOf(cancelled.Value), stored.ETag), .. release],
                    messages
                );
            }
        );

    private static Decided<Order> EndSearch(
        Act act,
        Stored<Order> stored,
        string by,
        DateTimeOffset now,
        OutboxMessage[] messages
    )
    {
        var ended = stored.Value with
        {
            History = [.. stored.Value.History, new OrderEvent(now, by, NobodyElse, act.Note)],
        };
        return Decided.Change(ended, act, [TableRows.Replace(StreetYears.RowOf(ended), stored.ETag)], messages);
    }
}

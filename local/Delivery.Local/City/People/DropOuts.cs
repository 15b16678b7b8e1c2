using System.Collections.Concurrent;
using Delivery.Local.City.Sums;

namespace Delivery.Local.City.People;

/// <summary>
/// Of some dozens of confirmed teachers one drops out in the middle of a course. Who takes the rest over is asked like all
/// others, and acknowledges the next afternoon.
/// </summary>
public sealed class DropOuts(CityApi api, Chance chance, CityLog log, Crowd crowd, CityShares shares)
{
    private static readonly string[] Over = ["Completed", "Closed", "Cancelled"];

    private readonly ConcurrentDictionary<string, DateOnly> open = [];

    public Task AfternoonAsync(DateOnly day) => crowd.EachAsync(open.Keys.ToList(), course => FollowAsync(course, day));

    /// <summary>After the first lesson, or the second.</summary>
    public Task EveningAsync(DateOnly day, IReadOnlyList<CityLesson> lessons) =>
        crowd.EachAsync(
            lessons.Where(lesson =>
                chance.Hits(shares.DroppedOut, $"drops|{lesson.CourseId}")
                && lesson.Number == 1 + chance.Below(2, $"drops-after|{lesson.CourseId}")
            ),
            lesson => DropOutAsync(lesson.CourseId, day)
        );

    // A course of one lesson has nothing left to leave.
    private async Task DropOutAsync(string courseId, DateOnly day)
    {
        var answer = await api.PostAsync(
            $"api/courses/{courseId}/drop-out",
            new { reason = "脚踝扭伤，医生要求休息" },
            $"drop-out-{courseId}"
        );
        if (!answer.Ok)
            return;
        open.TryAdd(courseId, day);
        log.Count("drop-outs", day);
    }

    private async Task FollowAsync(string courseId, DateOnly day)
    {
        var course = (await api.GetAsync($"api/courses/{courseId}")).Must(courseId).Body!;
        if (Over.Contains(course["stage"]!.GetValue<string>()))
        {
            open.TryRemove(courseId, out _);
            log.Count("drop-outs without a successor", day);
        }
        else if (course["teacher"]?["id"]?.GetValue<string>() is { } next)
        {
            var known = await api.PostAsync(
                $"api/courses/{courseId}/confirmation/acknowledge",
                null,
                $"acknowledge-{courseId}-{next}"
            );
            // Confirmed this very moment: the letter is there tomorrow.
            if (!known.Ok)
                return;
            open.TryRemove(courseId, out _);
            log.Count("teachers replaced", day);
        }
    }
}

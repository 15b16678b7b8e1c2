using System.Collections.Concurrent;
using Delivery.Domain.Calendar;

namespace Delivery.Local.City.People;

/// <summary>
/// What a street does for a course once it has a teacher: it prepares it, hands in who takes part, sometimes has a lesson
/// moved or called off, and tells of it when it is over. Staff decide and release the same day.
/// </summary>
public sealed class CourseCare(
    CityApi api,
    Chance chance,
    CityLog log,
    Season season,
    Crowd crowd,
    Citizens? citizens = null,
    FilmCrews? films = null
)
{
    private static readonly string[] Surnames = ["赵", "钱", "孙", "李", "周", "吴", "郑", "王"];

    private readonly ConcurrentDictionary<string, DateOnly> prepared = [];
    private readonly ConcurrentDictionary<string, DateOnly> told = [];

    public async Task MorningAsync(DateOnly day)
    {
        await crowd.EachAsync(
            await api.AllAsync($"api/orders?season={season}&stage=Confirmed&limit=200"),
            confirmed => PrepareAsync(confirmed["orderId"]!.GetValue<string>(), day)
        );
        await crowd.EachAsync(
            await api.AllAsync($"api/orders?season={season}&stage=Completed&limit=200"),
            completed => TellAsync(completed["orderId"]!.GetValue<string>(), day)
        );
    }

    private async Task PrepareAsync(string courseId, DateOnly day)
    {
        if (!prepared.TryAdd(courseId, day))
            return;
        await api.PutAsync(
            $"api/courses/{courseId}/preparation",
            new
            {
                venueConfirmed = true,
                announcementPosted = true,
                equipmentReady = true,
                teacherContacted = true,
            }
        );
        if (chance.Hits(0.9, $"roster|{courseId}"))
            await HandInAsync(courseId, day);
        if (chance.Hits(0.12, $"change|{courseId}"))
            await ChangeAsync(courseId, day);
        // A list that is handed in takes off who is not on it: citizens come after it.
        await (citizens?.EnrolAsync(courseId, day) ?? Task.CompletedTask);
        await (films?.BookAsync(courseId, day) ?? Task.CompletedTask);
    }

    private async Task HandInAsync(string courseId, DateOnly day)
    {
        var people = Enumerable
            .Range(1, 6 + chance.Below(10, $"people|{courseId}"))
            .Select(number => new
            {
                name = chance.Pick(Surnames, $"name|{courseId}|{number}") + $"学员{number}",
                phone = $"137{chance.Below(1_000_000, $"number|{courseId}"):000000}{number:00}",
            });
        var answer = await api.PutAsync($"api/courses/{courseId}/roster", new { people, handIn = true });
        log.Count(answer.Ok ? "rosters" : "rosters refused", day);
    }

    // Half an hour later, or not at all. What no longer fits, because the teacher is elsewhere by then, staff refuse.
    private async Task ChangeAsync(string courseId, DateOnly day)
    {
        var course = await api.GetAsync($"api/courses/{courseId}");
        if (!course.Ok || course.Body!["lessons"]!.AsArray() is not { Count: > 1 } lessons)
            return;
        var lesson = lessons[1 + chance.Below(lessons.Count - 1, $"changed|{courseId}")]!;
        var (id, cancels) = (lesson["lessonId"]!.GetValue<string>(), chance.Hits(0.3, $"cancels|{courseId}"));
        var wish = new
        {
            kind = cancels ? "cancel" : "move",
            start = cancels ? (DateTimeOffset?)null : lesson["start"]!.GetValue<DateTimeOffset>().AddMinutes(30),
            reason = "场地临时另有安排",
        };
        var filed = await api.PostAsync($"api/lessons/{id}/changes", wish, $"change-{id}");
        if (filed.Body?["changeId"]?.GetValue<string>() is not { } change)
            return;
        var approved = await DecideAsync(change, "approve", "同意");
        if (!approved.Ok)
            await DecideAsync(change, "reject", "老师那时已有别的课");
        log.Count(
            !approved.Ok ? "changes refused"
                : cancels ? "lessons cancelled"
                : "lessons moved",
            day
        );
    }

    private Task<CityAnswer> DecideAsync(string change, string decision, string comment) =>
        api.PostAsync($"api/changes/{change}/decision", new { decision, comment }, $"{decision}-{change}");

    private async Task TellAsync(string courseId, DateOnly day)
    {
        // Nearly all write within the days they have; one course in twenty is never told of.
        if (
            !chance.Hits(0.95, $"news|{courseId}")
            || !chance.Hits(0.6, $"news|{courseId}|{day}")
            || !told.TryAdd(courseId, day)
        )
            return;
        var news = new
        {
            title = "社区体育课圆满结束",
            text = "课程全部上完，学员们跟着老师从头学起，都说希望下一季再来。",
        };
        var sent = await api.PostAsync($"api/courses/{courseId}/news", news, $"news-{courseId}");
        if (sent.Body?["newsId"]?.GetValue<string>() is not { } id)
            return;
        log.Count("news", day);
        await ReleaseAsync(id, news.title, news.text, day);
    }

    private async Task ReleaseAsync(string id, string title, string text, DateOnly day)
    {
        var form = new Dictionary<string, string>
        {
            ["formKey"] = $"release-{id}",
            ["act"] = "release",
            ["title"] = title,
            ["text"] = text,
        };
        (await api.FormAsync($"staff/news/{id}", form)).Must($"News {id}");
        log.Count("news released", day);
    }
}

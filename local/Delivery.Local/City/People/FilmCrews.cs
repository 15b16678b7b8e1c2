using System.Collections.Concurrent;
using Delivery.Local.City.Sums;

namespace Delivery.Local.City.People;

/// <summary>
/// Now and then a lesson is filmed: the association books a crew for a course's second lesson. Most come and say where
/// their film is, the others cannot.
/// </summary>
/// <param name="linkOf">The page behind the link in the crew's mail, by the booking's id.</param>
public sealed class FilmCrews(
    CityApi api,
    Chance chance,
    CityLog log,
    CityShares shares,
    Func<string, Task<string>> linkOf
)
{
    private readonly ConcurrentDictionary<string, string> coming = [];

    public async Task BookAsync(string courseId, DateOnly day)
    {
        if (!chance.Hits(shares.Filmed, $"film|{courseId}"))
            return;
        var wish = new
        {
            lessonId = $"{courseId}-02",
            crew = new { name = "摄制组", email = "film@example.cn" },
            purpose = "年度宣传片",
        };
        // A course of one lesson has no second.
        var booked = await api.PostAsync("api/filming", wish, $"film-{courseId}");
        if (booked.Body?["filmingId"]?.GetValue<string>() is not { } id)
            return;
        log.Count("crews booked", day);
        var comes = chance.Hits(0.85, $"film-comes|{courseId}");
        await AnswerAsync(id, comes ? "confirm" : "decline");
        if (comes)
            coming[$"{courseId}-02"] = id;
    }

    /// <summary>The evening after the lesson: where the film is.</summary>
    public async Task EveningAsync(DateOnly day, IReadOnlyList<CityLesson> lessons)
    {
        foreach (var lesson in lessons)
            if (coming.TryRemove(lesson.LessonId, out var id))
            {
                await AnswerAsync(id, "film");
                log.Count("films", day);
            }
    }

    private async Task AnswerAsync(string id, string act)
    {
        var form = new Dictionary<string, string>
        {
            ["formKey"] = $"{act}-{id}",
            ["act"] = act,
            ["reason"] = act == "decline" ? "当天另有拍摄" : "",
            ["film"] = act == "film" ? $"https://example.cn/films/{id}" : "",
        };
        (await api.FormAsync(await linkOf(id), form, id)).Must($"Film {act} {id}");
    }
}

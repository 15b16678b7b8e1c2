using System.Collections.Concurrent;
using Delivery.Local.City.Sums;

namespace Delivery.Local.City.People;

/// <summary>Citizens sign up for every third course, a few for each; most come and are ticked off, and some cancel.</summary>
public sealed class Citizens(CityApi api, Chance chance, CityLog log, Crowd crowd, CityShares shares)
{
    // One for each that signs up for a course.
    private const string Stems = "甲乙丙丁戊己";

    private readonly ConcurrentDictionary<string, List<string>> enrolled = [];

    public async Task EnrolAsync(string courseId, DateOnly day)
    {
        if (!chance.Hits(shares.Enrolling, $"citizens|{courseId}"))
            return;
        for (var number = 1; number <= 2 + chance.Below(3, $"citizens-of|{courseId}"); number++)
            await EnrolAsync(courseId, number, day);
    }

    /// <summary>Who came, by the street's list at the door.</summary>
    public Task EveningAsync(DateOnly day, IReadOnlyList<CityLesson> lessons) =>
        crowd.EachAsync(
            lessons.Where(lesson =>
                enrolled.ContainsKey(lesson.CourseId) && !CityLessons.IsMissed(chance, lesson.LessonId)
            ),
            lesson => CheckInAsync(lesson, day)
        );

    private async Task EnrolAsync(string courseId, int number, DateOnly day)
    {
        var about = $"citizen|{courseId}|{number}";
        var person = new
        {
            name = $"居民{Stems[number - 1]}",
            phone = $"136{chance.Below(100_000_000, about):00000000}",
            birthYear = 1950 + chance.Below(30, $"{about}|born"),
        };
        var answer = await api.PostAsync($"api/courses/{courseId}/enrolments", person, $"enrol-{courseId}-{number}");
        if (answer.Body?["enrolmentId"]?.GetValue<string>() is not { } id)
        {
            log.Count("enrolments refused", day);
            return;
        }

        log.Count("enrolments", day);
        if (chance.Hits(shares.Cancelling, $"{about}|cancels"))
        {
            var link = Uri.EscapeDataString(answer.Body["link"]!.GetValue<string>());
            (await api.PostAsync($"api/enrolments/{id}/cancel?link={link}", null, $"cancel-{id}")).Must($"Cancel {id}");
            log.Count("enrolments cancelled", day);
        }
        else if (answer.Body["state"]!.GetValue<string>() == "Enrolled")
            enrolled.GetOrAdd(courseId, _ => []).Add(id);
    }

    private async Task CheckInAsync(CityLesson lesson, DateOnly day)
    {
        var present = enrolled[lesson.CourseId]
            .Where(id => chance.Hits(0.85, $"comes|{id}|{lesson.LessonId}"))
            .ToList();
        (
            await api.PostAsync(
                $"api/lessons/{lesson.LessonId}/check-in",
                new { present, walkIns = lesson.Expected - 8 },
                $"check-in-{lesson.LessonId}"
            )
        ).Must($"Check-in {lesson.LessonId}");
        log.Count("citizens checked in", day, present.Count);
    }
}

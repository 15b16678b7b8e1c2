using System.Text.Json.Nodes;
using Delivery.Domain.Calendar;
using Delivery.Local.City.Sums;

namespace Delivery.Local.City.People;

/// <summary>The association's supervisors: each Friday some of the next week's lessons are drawn, and somebody goes there.</summary>
public sealed class Supervision(CityApi api, Chance chance, CityLog log, int streets)
{
    private readonly Dictionary<string, string> visits = [];

    public async Task EveningAsync(DateOnly day, IReadOnlyList<CityLesson> lessons)
    {
        foreach (var lesson in lessons)
            if (visits.TryGetValue(lesson.LessonId, out var visit))
                await ReportAsync(visit, lesson, day);
        if (day.DayOfWeek == DayOfWeek.Friday)
            await DrawAsync(Week.Of(day).Next, day);
    }

    private async Task DrawAsync(Week week, DateOnly day)
    {
        var seed = chance.Below(1_000_000, $"draw|{week}");
        var draw = await api.PostAsync(
            "api/supervision/draws",
            new
            {
                week = $"{week}",
                count = Math.Max(1, streets / 20),
                seed,
            },
            $"draw-{week}",
            $"{week}"
        );
        // A week without lessons has none to draw from.
        if (draw.Body?["visits"] is not JsonArray visited)
            return;
        foreach (var drawn in visited)
            await AssignAsync(drawn!["visitId"]!.GetValue<string>(), drawn["lessonId"]!.GetValue<string>(), day);
    }

    private async Task AssignAsync(string visit, string lesson, DateOnly day)
    {
        var form = new Dictionary<string, string>
        {
            ["formKey"] = $"assign-{visit}",
            ["personName"] = "督导员",
            ["email"] = "supervisor@example.cn",
        };
        if (!(await api.FormAsync($"staff/supervision/{visit}", form)).Ok)
            return;
        visits[lesson] = visit;
        log.Count("visits assigned", day);
    }

    private async Task ReportAsync(string visit, CityLesson lesson, DateOnly day)
    {
        var report = new
        {
            startedOnTime = chance.Hits(0.95, $"on-time|{visit}"),
            teacherIsRight = true,
            headcount = lesson.Expected,
            venueFits = true,
        };
        var answer = await api.PostAsync($"api/supervision/{visit}/report", report, $"report-{visit}");
        log.Count(answer.Ok ? "visits" : "visits refused", day);
    }
}

using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Delivery.Domain.Ordering;
using Delivery.Domain.Teaching;
using Delivery.Functions.Storage.Teaching;
using Delivery.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace Delivery.Benchmarks;

/// <summary>
/// 500 people at once for the last 20 places of a course, through the whole app; beside it 100 who come one after another.
/// Exactly 20 get in and the others wait, each with a number of their own, or there is no figure.
/// </summary>
public static class RushMeasurement
{
    private const int Places = 20;
    private const int Crowd = 500;
    private const int Calm = 100;
    private static readonly DateTimeOffset Start = new(2026, 9, 15, 9, 30, 0, TimeSpan.FromHours(8));

    private static readonly Dictionary<string, string?> Settings = new()
    {
        ["Delivery:Enrolment:Verification"] = "false",
        ["Delivery:Enrolment:MostWaiting"] = $"{Crowd}",
        ["Delivery:Enrolment:SkillPlaces"] = $"{Places}",
        ["Delivery:Rates:EnrolmentsPerNetwork"] = "0",
        ["Delivery:Mail:PerHour"] = "0",
        ["Delivery:Mail:PerMinute"] = "0",
    };

    private sealed record Taken(string State, int Place, TimeSpan Time);

    public static async Task<IReadOnlyList<Measurement>> TakeAsync()
    {
        await using var app = await DeliveryApp.StartAsync("2026-09-01T08:00", Settings);
        var (warm, calm, rush) = (await OpenAsync(app, 1), await OpenAsync(app, 2), await OpenAsync(app, 3));
        await OneByOneAsync(app, warm);
        var alone = await OneByOneAsync(app, calm);
        var watch = Stopwatch.StartNew();
        var taken = await Task.WhenAll(Enumerable.Range(0, Crowd).Select(number => EnrolAsync(app, rush, number)));
        watch.Stop();
        Check(taken);
        return
        [
            new Measurement(
                $"{Crowd} people at once for {Places} places: {Places} in, {Crowd - Places} waiting in order",
                $"{Crowd / watch.Elapsed.TotalSeconds:0} /s, all in {watch.Elapsed.TotalSeconds:0.0} s",
                $"{Calm / alone.Sum(one => one.Time.TotalSeconds):0} /s one after another",
                $"{Crowd / watch.Elapsed.TotalSeconds / (Calm / alone.Sum(one => one.Time.TotalSeconds)):0.0}"
            ),
            new Measurement(
                "how long one of them waits for the answer, half and 99 of 100",
                $"{At(taken, 0.5):0} ms, {At(taken, 0.99):0} ms",
                $"{At(alone, 0.5):0.0} ms, {At(alone, 0.99):0.0} ms one after another"
            ),
        ];
    }

    private static void Check(IReadOnlyList<Taken> taken)
    {
        foreach (var (state, count) in new[] { ("Enrolled", Places), ("Waiting", Crowd - Places) })
            if (
                !taken
                    .Where(one => one.State == state)
                    .Select(one => one.Place)
                    .Order()
                    .SequenceEqual(Enumerable.Range(1, count))
            )
                throw new InvalidOperationException($"{state} are not 1 to {count}.");
    }

    private static double At(IEnumerable<Taken> taken, double share)
    {
        var times = taken.Select(one => one.Time.TotalMilliseconds).Order().ToList();
        return times[(int)Math.Ceiling(share * times.Count) - 1];
    }

    private static async Task<IReadOnlyList<Taken>> OneByOneAsync(DeliveryApp app, string course)
    {
        var taken = new List<Taken>();
        for (var number = 0; number < Calm; number++)
            taken.Add(await EnrolAsync(app, course, number));
        return taken;
    }

    private static async Task<Taken> EnrolAsync(DeliveryApp app, string course, int number)
    {
        var since = Stopwatch.GetTimestamp();
        using var answer = await app.Anonymous.PostAsJsonAsync(
            $"/api/courses/{course}/enrolments",
            new
            {
                name = $"张{number}",
                phone = $"1380001{number:0000}",
                birthYear = 1958,
                email = $"citizen{number}@example.com",
            }
        );
        var said = await answer.Content.ReadAsStringAsync();
        var time = Stopwatch.GetElapsedTime(since);
        if (!answer.IsSuccessStatusCode)
            throw new InvalidOperationException(said);
        using var json = JsonDocument.Parse(said);
        return new Taken(
            json.RootElement.GetProperty("state").GetString()!,
            json.RootElement.GetProperty("place").GetInt32(),
            time
        );
    }

    private static async Task<string> OpenAsync(DeliveryApp app, int number)
    {
        var contacts = new Contacts(new Contact("林一", "13700001111", "lin@example.cn"));
        var street = new Street(
            "310101002",
            "清荷街道",
            "黄浦区",
            StreetStatus.Active,
            contacts,
            new PublishedContact("清荷文体中心", "021-55500002")
        );
        var course = new Course(
            $"310101002-2026-{number:000}",
            street,
            new Discipline("TJQ", "太极拳", Category.MartialArts, 10, 90, Equipment: null),
            FundingStream.Basic,
            new Audience("中老年", Level: null, Places),
            new Venue("清荷社区文化中心", "测试路18号", Indoor: true),
            contacts,
            RequestedTeacher: null,
            Notes: null,
            new CourseTeacher("T01", "王三", "13900005678", "wang@example.cn", "一级", NameMayBePublished: false)
        );
        var table = app.Services.GetRequiredService<Courses>().Table;
        await table.UpsertEntityAsync(Courses.RowOf(course));
        await table.UpsertEntityAsync(
            Courses.RowOf(
                new Lesson($"{course.CourseId}-01", course.CourseId, 1, Start, 90, LessonStatus.Scheduled, null, false)
            )
        );
        await app.Services.GetRequiredService<Enrolments>().OpenAsync(course);
        return course.CourseId;
    }
}

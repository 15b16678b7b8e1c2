using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Delivery.Domain.Calendar;
using Delivery.Local.City.Sums;

namespace Delivery.Local.City.People;

/// <summary>The street offices: they order (some badly), answer questions, count heads, and report the month (some do not).</summary>
public sealed class StreetOffices(
    CityApi api,
    Chance chance,
    CityLog log,
    CityOptions options,
    WorkingCalendar calendar,
    IReadOnlyList<CityStreet> streets,
    Crowd crowd
)
{
    private readonly Season season = options.Season;
    private readonly OrderFiling filing = new(api, chance, log);

    /// <summary>What they mean to file, by the day on which.</summary>
    public ILookup<DateOnly, PlannedOrder> Orders { get; } =
        streets.SelectMany(new OrderPlan(chance, options, calendar).Of).ToLookup(order => order.FiledOn);

    public async Task MorningAsync(DateOnly day)
    {
        await crowd.EachAsync(Orders[day].GroupBy(order => order.Street), street => filing.FileAsync([.. street], day));
        await crowd.EachAsync(
            await api.AllAsync($"api/orders?season={season}&stage=Returned&limit=200"),
            returned => ResubmitAsync(returned["orderId"]!.GetValue<string>(), day)
        );
        var month = Month.Of(day).Previous;
        var window = SettlementWindows.Of(month, calendar).Feedback;
        if (day == calendar.NextWorkingDayOnOrAfter(window.First) && month.First >= Month.Of(season.First).First)
            await ReportAsync(month, day);
    }

    /// <summary>Nine of ten count on the evening of the lesson; the others never do.</summary>
    public Task EveningAsync(DateOnly day, IReadOnlyList<CityLesson> lessons) =>
        crowd.EachAsync(lessons, lesson => CountAsync(lesson, day));

    private readonly ConcurrentDictionary<string, int> counted = [];

    private async Task CountAsync(CityLesson lesson, DateOnly day)
    {
        if (CityLessons.IsMissed(chance, lesson.LessonId))
            return;
        // Two lessons in a hundred are nearly empty: who lets that happen often is judged by the rules of conduct.
        var headcount = chance.Hits(0.02, $"rain|{lesson.LessonId}")
            ? 9
            : lesson.Expected - 6 + chance.Below(12, $"heads|{lesson.LessonId}");
        counted[lesson.LessonId] = headcount;
        if (!chance.Hits(0.9, $"counts|{lesson.LessonId}"))
            return;
        (await api.PutAsync($"api/lessons/{lesson.LessonId}/attendance", new { headcount })).Must(
            $"Headcount {lesson.LessonId}"
        );
        log.Count("headcounts", day);
    }

    private async Task ResubmitAsync(string orderId, DateOnly day)
    {
        var order = (await api.GetAsync($"api/orders/{orderId}")).Must(orderId).Body!;
        var body = new JsonObject
        {
            ["notes"] = "已按要求补充：场地配有音响。",
            ["lessons"] = new JsonArray([
                .. order["lessons"]!
                    .AsArray()
                    .Select(lesson => new JsonObject
                    {
                        ["start"] = lesson!["start"]!.DeepClone(),
                        ["minutes"] = lesson["minutes"]!.DeepClone(),
                    }),
            ]),
        };
        foreach (
            var name in (string[])["street", "discipline", "fundingStream", "audience", "venue", "acceptsHolidays"]
        )
            body[name] = order[name]!.DeepClone();
        var answer = await api.PutAsync($"api/orders/{orderId}", body);
        if (!answer.Ok)
            (await api.PostAsync($"api/orders/{orderId}/withdraw", null, $"withdraw-{orderId}")).Must(orderId);
        log.Count(answer.Ok ? "resubmitted" : "withdrawn", day);
    }

    private Task ReportAsync(Month month, DateOnly day) =>
        crowd.EachAsync(streets.Where(street => Reports(street, month)), street => ReportAsync(month, street, day));

    // What nobody speaks of waits for the next month's pay. After the last month there is none, so everybody is called.
    private bool Reports(CityStreet street, Month month) =>
        month == Month.Of(options.Last) || chance.Hits(options.Reporting, $"reports|{street.Code}|{month}");

    private async Task ReportAsync(Month month, CityStreet street, DateOnly day)
    {
        var asked = (await api.GetAsync($"api/feedback/{month}/{street.Code}")).Must($"Feedback {street.Code}").Body!;
        var lessons = asked["due"]!.AsArray().Select(lesson => Report(lesson!.GetValue<string>())).ToList();
        if (lessons.Count == 0)
            return;
        (await api.PutAsync($"api/feedback/{month}/{street.Code}", new { lessons })).Must($"Feedback {street.Code}");
        log.Count("feedback", day);
    }

    private object Report(string lessonId)
    {
        var missed = CityLessons.IsMissed(chance, lessonId);
        var mistaken = !missed && chance.Hits(0.005, $"mistaken|{lessonId}");
        return missed || mistaken
            ? new
            {
                lessonId,
                delivered = false,
                reason = "teacher-absent",
            }
            : new
            {
                lessonId,
                delivered = true,
                headcount = counted.GetValueOrDefault(lessonId, 60),
                ratings = new
                {
                    teaching = 3 + chance.Below(3, $"teaching|{lessonId}"),
                    punctuality = 3 + chance.Below(3, $"punctuality|{lessonId}"),
                    organisation = 3 + chance.Below(3, $"organisation|{lessonId}"),
                },
            };
    }
}

using Delivery.Local.City;
using Delivery.TestKit;

namespace Delivery.Benchmarks;

/// <summary>What a city's season leaves out: a change that is agreed to, one that is not, one that nobody decides, and a suspension.</summary>
internal sealed class ConductScene(DeliveryApp app, CityApi api)
{
    private static readonly DateOnly Begins = new(2026, 9, 18);

    private string[] lessons = [];
    private string street = "";

    public void Play(DateOnly day) => PlayAsync(day.DayNumber - Begins.DayNumber).GetAwaiter().GetResult();

    private async Task PlayAsync(int day)
    {
        switch (day)
        {
            case 0:
                await AskAsync();
                break;
            case 2:
                await DecideAsync(0, "approve");
                await DecideAsync(1, "reject");
                break;
            case 70:
                await SuspendAsync();
                break;
            case 80:
                await ActAsync("rectification", new { text = "换了执行负责人" });
                break;
            case 90:
                await ActAsync("reinstate", new { comment = "认可" });
                break;
        }
    }

    // One lesson each of three courses, far enough ahead.
    private async Task AskAsync()
    {
        var under = (await api.AllAsync("api/orders"))
            .Where(order => (string?)order["stage"] is "Confirmed" or "InDelivery")
            .Select(order => order["lessons"]!.AsArray()[^1]!)
            .Where(lesson => (DateTimeOffset)lesson["start"]! > app.Now.AddDays(5))
            .Take(3);
        lessons = [.. under.Select(lesson => (string)lesson["lessonId"]!)];
        foreach (var lesson in lessons)
            (
                await api.PostAsync(
                    $"api/lessons/{lesson}/changes",
                    new { kind = "cancel", reason = "场地停电" },
                    $"change-{lesson}"
                )
            ).Must("ask for a change");
        await app.IdleAsync();
    }

    private async Task DecideAsync(int lesson, string decision)
    {
        if (lesson >= lessons.Length)
            return;
        var change = $"{lessons[lesson][..^3]}-C01";
        (
            await api.PostAsync(
                $"api/changes/{change}/decision",
                new { decision, comment = "协会意见" },
                $"{change}-{decision}"
            )
        ).Must("decide a change");
        await app.IdleAsync();
    }

    private async Task SuspendAsync()
    {
        street = (string)(await api.AllAsync("api/streets"))[0]["code"]!;
        await ActAsync("suspension", new { reason = "虚报人数" });
    }

    private async Task ActAsync(string act, object body)
    {
        (await api.PostAsync($"api/streets/{street}/{act}", body, $"{street}-{act}")).Must(act);
        await app.IdleAsync();
    }
}

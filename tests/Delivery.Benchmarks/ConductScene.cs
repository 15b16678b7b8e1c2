using Delivery.Local.City;
using Delivery.TestKit;

namespace Delivery.Benchmarks;

/// <summary>What a city's season leaves out: changes that are agreed to, refused and left undecided, teachers who drop out, money that comes back, and a suspension.</summary>
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
            case 4:
                await DropOutAsync();
                break;
            case 45:
                await SendBackAsync();
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
        lessons = await LessonsAheadAsync();
        foreach (var lesson in lessons)
            (
                await api.PostAsync(
                    $"api/lessons/{lesson}/changes",
                    new
                    {
                        kind = "venue",
                        reason = "场地停电",
                        venue = new { name = "社区学校", address = "测试路9号" },
                    },
                    $"change-{lesson}"
                )
            ).Must("ask for a change");
        await app.IdleAsync();
    }

    private async Task<string[]> LessonsAheadAsync()
    {
        var found = new List<string>();
        foreach (var order in await api.AllAsync("api/orders"))
        {
            if ((string?)order["stage"] is not ("Confirmed" or "InDelivery"))
                continue;
            var course = (await api.GetAsync($"api/courses/{(string)order["orderId"]!}")).Must("read a course").Body!;
            var last = course["lessons"]!.AsArray()[^1]!;
            if ((DateTimeOffset)last["start"]! > app.Now.AddDays(5))
                found.Add((string)last["lessonId"]!);
        }

        return [.. found.Take(3)];
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

    // Somebody else is found, or each lesson that comes is called off.
    private async Task DropOutAsync()
    {
        foreach (var course in lessons.Skip(1).Select(lesson => lesson[..^3]))
            (
                await api.PostAsync($"api/courses/{course}/drop-out", new { reason = "家里有事" }, $"{course}-drop-out")
            ).Must("drop out");
        await app.IdleAsync();
    }

    private async Task SendBackAsync()
    {
        const string path = "api/settlements/2026-09";
        var payslips = (await api.GetAsync(path)).Must("read a run").Body!["payslips"]!.AsArray();
        var arrived = payslips.First(one => (string?)one!["state"] == "Paid" && (decimal)one["net"]! > 0)!;
        var returned = new
        {
            payslipId = (string?)arrived["payslipId"],
            ok = false,
            returned = true,
            returnedOn = $"{app.Now:yyyy-MM-dd}",
            reason = "账号已销户",
        };
        (await api.PostAsync($"{path}/payout-results", new { results = new[] { returned } }, "returned")).Must(
            "send money back"
        );
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

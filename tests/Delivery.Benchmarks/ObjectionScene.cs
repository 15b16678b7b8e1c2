using Delivery.Local.City;
using Delivery.TestKit;

namespace Delivery.Benchmarks;

/// <summary>Streets that object to their teachers: staff agree to the first, decline the second, and leave the others alone.</summary>
internal sealed class ObjectionScene(DeliveryApp app, CityApi api)
{
    private const int Most = 4;

    private readonly List<string> objected = [];

    public void Play() => PlayAsync().GetAwaiter().GetResult();

    private async Task PlayAsync()
    {
        if (objected.Count >= Most)
            return;
        foreach (var order in await api.AllAsync("api/orders"))
            if ((string?)order["stage"] == "Confirmed" && objected.Count < Most)
                await ObjectAsync((string)order["orderId"]!);
    }

    // Refused where the time is over, or the teacher has not acknowledged yet.
    private async Task ObjectAsync(string course)
    {
        var path = $"api/courses/{course}/objection";
        var said = await api.PostAsync(path, new { reason = "学员希望换一位老师" }, $"{course}-{app.Now:yyyyMMdd}");
        if ((int)said.Status != 200)
            return;
        objected.Add(course);
        await app.IdleAsync();
        if (objected.Count > 2)
            return;
        object decision =
            objected.Count == 1 ? new { decision = "accept" } : new { decision = "decline", answer = "课程照常" };
        (await api.PostAsync($"{path}/decision", decision, $"{course}-decided")).Must("decide an objection");
        await app.IdleAsync();
    }
}

using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Delivery.Functions.Security;
using Delivery.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using RunningApp = Delivery.TestKit.DeliveryApp;

namespace Delivery.Functions.Tests.Web;

/// <summary>
/// One street with its agreement, disciplines D01, D02, … and one teacher, on Tuesday, 1 September 2026. Every name and
/// number is invented.
/// </summary>
public sealed class Neighbourhood : IAsyncLifetime
{
    public const string Street = "310101002";
    public const string Teacher = "T01";

    /// <summary>The quota is far above what the orders of these tests could cost, and the season's limits are off.</summary>
    private static readonly Dictionary<string, string?> Settings = new()
    {
        ["RelaySchedule"] = "0 0 20 * * *",
        ["MailSchedule"] = "0 0 20 * * *",
        ["LessonSchedule"] = "0 0 20 * * *",
        ["Delivery:Ordering:DisciplinesPerCategory"] = "50",
    };

    public RunningApp App { get; private set; } = null!;

    /// <summary>An order that was filed and waits for its review.</summary>
    public string OrderId { get; private set; } = null!;

    public ValueTask InitializeAsync() => StartAsync(new Dictionary<string, string?>());

    public ValueTask DisposeAsync() => App.DisposeAsync();

    public static async Task<Neighbourhood> WithAsync(params (string Name, string Value)[] settings)
    {
        var started = new Neighbourhood();
        await started.StartAsync(settings.ToDictionary(one => one.Name, one => (string?)one.Value));
        return started;
    }

    /// <param name="services">What is put in or left out.</param>
    /// <param name="settings">As in the other one.</param>
    public static async Task<Neighbourhood> WithAsync(
        Action<IServiceCollection> services,
        params (string Name, string Value)[] settings
    )
    {
        var started = new Neighbourhood();
        await started.StartAsync(settings.ToDictionary(one => one.Name, one => (string?)one.Value), services: services);
        return started;
    }

    /// <summary>Storage that can be cut off at a chosen request, and a timer that soon looks for what was left behind.</summary>
    public static async Task<Neighbourhood> OnAsync(StorageFuse fuse)
    {
        var started = new Neighbourhood();
        await started.StartAsync(new Dictionary<string, string?> { ["RelaySchedule"] = "0 */10 * * * *" }, fuse);
        return started;
    }

    /// <summary>Asks with a key of these scopes.</summary>
    public async Task<HttpClient> WithScopesAsync(params string[] scopes)
    {
        var key = $"key-of-{string.Join('-', scopes)}";
        await App.Services.GetRequiredService<ApiKeys>().AddAsync(key, key, scopes);
        var client = App.Host.CreateClient();
        client.DefaultRequestHeaders.Add("X-Api-Key", key);
        return client;
    }

    /// <summary>Asks with the session of somebody who came in through the emailed link.</summary>
    public Task<HttpClient> SignedInAsync(CallerKind kind, string id) => App.SignedInAsync(kind, id);

    public static JsonObject Order(string discipline = "D01", int lessons = 2) =>
        new()
        {
            ["street"] = Street,
            ["discipline"] = discipline,
            ["fundingStream"] = "Basic",
            ["audience"] = new JsonObject { ["ages"] = "50—70岁", ["expected"] = 25 },
            ["venue"] = new JsonObject { ["name"] = "清荷文体中心", ["address"] = "黄浦区清荷路1号" },
            ["lessons"] = new JsonArray([
                .. Enumerable
                    .Range(0, lessons)
                    .Select(day =>
                        (JsonNode)
                            new JsonObject { ["start"] = $"2026-10-{day + 12:00}T09:30:00+08:00", ["minutes"] = 90 }
                    ),
            ]),
        };

    public static JsonObject StreetBody() =>
        new()
        {
            ["name"] = "清荷街道",
            ["district"] = "黄浦区",
            ["contacts"] = new JsonObject
            {
                ["ordering"] = Person("林一", "13700001111", "lin@example.cn"),
                ["delivery"] = Person("周二", "13900005678", "zhou@example.cn"),
            },
            ["publishedContact"] = new JsonObject { ["name"] = "清荷文体中心", ["phone"] = "021-55500002" },
        };

    public static JsonObject TeacherBody() =>
        new()
        {
            ["name"] = "王三",
            ["phone"] = "13800001234",
            ["email"] = "wang@example.com",
            ["disciplines"] = new JsonArray("D01"),
            ["grade"] = "一级",
            ["districts"] = new JsonArray("黄浦区"),
        };

    public static JsonObject DisciplineBody(string name = "太极拳") =>
        new()
        {
            ["name"] = name,
            ["category"] = "MartialArts",
            ["defaultLessons"] = 10,
            ["lessonMinutes"] = 90,
        };

    public async Task DisciplineAsync(string code, string name)
    {
        using var answer = await App.Http.PutAsJsonAsync($"/api/disciplines/{code}", DisciplineBody(name));
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    public async Task<string> FileAsync(JsonObject order)
    {
        using var answer = await App.Http.PostAsJsonAsync("/api/orders", order);
        var taken = await answer.Content.ReadFromJsonAsync<JsonObject>();
        Assert.True(answer.IsSuccessStatusCode, $"{taken}");
        return taken!["orderId"]!.GetValue<string>();
    }

    public async Task<JsonObject> GetAsync(string path) => (await App.Http.GetFromJsonAsync<JsonObject>(path))!;

    private async ValueTask StartAsync(
        IReadOnlyDictionary<string, string?> settings,
        StorageFuse? fuse = null,
        Action<IServiceCollection>? services = null
    )
    {
        var all = new Dictionary<string, string?>(Settings);
        foreach (var (name, value) in settings)
            all[name] = value;
        App = await RunningApp.StartAsync("2026-09-01T08:00", all, services: services, fuse: fuse);
        await PutAsync($"/api/streets/{Street}", StreetBody());
        await PutAsync(
            $"/api/streets/{Street}/agreements/2026",
            new JsonObject
            {
                ["version"] = "2026",
                ["signedBy"] = "林一",
                ["signedOn"] = "2026-01-10",
                ["countersignedBy"] = "高一",
                ["countersignedOn"] = "2026-01-12",
            }
        );
        for (var number = 1; number <= 20; number++)
            await PutAsync($"/api/disciplines/D{number:00}", DisciplineBody());
        await PutAsync($"/api/teachers/{Teacher}", TeacherBody());
        OrderId = await FileAsync(Order());
    }

    private async Task PutAsync(string path, JsonObject body)
    {
        using var answer = await App.Http.PutAsJsonAsync(path, body);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {await answer.Content.ReadAsStringAsync()}");
    }

    private static JsonObject Person(string name, string phone, string email) =>
        new()
        {
            ["name"] = name,
            ["phone"] = phone,
            ["email"] = email,
        };
}

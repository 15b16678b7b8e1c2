using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Delivery.Functions.Security;
using Delivery.Functions.Storage.Settlement;
using Delivery.Functions.Tests.Ordering;
using Delivery.Functions.Tests.Web;
using Delivery.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Delivery.Functions.Tests.People.Succession;

/// <summary>The neighbourhood's street, and others beside it, each with its letter signed.</summary>
internal sealed class TwoStreets(Neighbourhood town) : IAsyncDisposable
{
    public const string A = Neighbourhood.Street;
    public const string B = "310101003";
    public const string C = "310101004";

    public TestKit.DeliveryApp App => town.App;

    /// <summary>Of street A, filed and waiting.</summary>
    public string OrderId => town.OrderId;

    public static async Task<TwoStreets> StartAsync(StorageFuse? fuse = null)
    {
        var streets = new TwoStreets(
            fuse is null ? await Neighbourhood.WithAsync() : await Neighbourhood.OnAsync(fuse)
        );
        await streets.RegisterAsync(B, "云杉街道");
        return streets;
    }

    public ValueTask DisposeAsync() => town.DisposeAsync();

    public async Task RegisterAsync(string code, string name, string district = "黄浦区")
    {
        var body = Neighbourhood.StreetBody();
        (body["name"], body["district"]) = (name, district);
        body["contacts"] = new JsonObject
        {
            ["ordering"] = new JsonObject
            {
                ["name"] = "顾五",
                ["phone"] = "13700002222",
                ["email"] = $"gu{code}@example.cn",
            },
        };
        await PutAsync($"/api/streets/{code}", body);
        await PutAsync(
            $"/api/streets/{code}/agreements/2026",
            new JsonObject
            {
                ["version"] = "2026",
                ["signedBy"] = "顾五",
                ["signedOn"] = "2026-01-10",
                ["countersignedBy"] = "高一",
                ["countersignedOn"] = "2026-01-12",
            }
        );
    }

    public async Task<(int Status, string Page)> ChangeAsync(
        string kind,
        string code,
        string other,
        string from,
        string part = "",
        string reason = "区划调整〔2026〕8号",
        HttpClient? by = null,
        params string[] orders
    )
    {
        using var form = new FormUrlEncodedContent(
            new Dictionary<string, string>(orders.Select(order => KeyValuePair.Create($"order[{order}]", "true")))
            {
                ["kind"] = kind,
                ["other"] = other,
                ["from"] = from,
                ["part"] = part,
                ["reason"] = reason,
                ["formKey"] = Guid.NewGuid().ToString("N"),
            }
        );
        using var answer = await (by ?? App.Http).PostAsync($"/staff/streets/{code}/succession", form);
        return ((int)answer.StatusCode, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()));
    }

    public async Task MergeAsync(string code, string other, string from = "2026-09-01")
    {
        Assert.Equal(303, (await ChangeAsync("Merge", code, other, from)).Status);
        await App.IdleAsync();
    }

    public Task<HttpClient> ContactOfAsync(string street) => App.SignedInAsync(CallerKind.Street, street);

    public static async Task<HttpResponseMessage> GoAsync(HttpClient by, string street)
    {
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("street", street)]);
        return await by.PostAsync("/street/office", form);
    }

    /// <summary>The contact's browser once it has gone over to a merged street's pages.</summary>
    public async Task<HttpClient> GoneOverAsync(HttpClient by, string street)
    {
        using var gone = await GoAsync(by, street);
        Assert.Equal(303, (int)gone.StatusCode);
        var there = App.Host.CreateClient();
        there.DefaultRequestHeaders.Add("Cookie", gone.Headers.GetValues("Set-Cookie").Last().Split(';')[0]);
        return there;
    }

    /// <summary>What is said of a file with one order of a street.</summary>
    public async Task<string> ImportRefusalAsync(string street)
    {
        using var file = new StringContent(OrderFile.Header + OrderFile.Row("D02", "2026-10-12", street: street));
        file.Headers.ContentType = new("text/csv");
        using var answer = await App.Http.PostAsync("/api/import/orders?mode=all", file);
        return Regex.Unescape(await answer.Content.ReadAsStringAsync());
    }

    public async Task<(HttpStatusCode Status, JsonObject Body)> FileAsync(
        string street,
        string discipline,
        int lessons = 2,
        string? contact = null
    )
    {
        var order = Neighbourhood.Order(discipline, lessons);
        order["street"] = street;
        if (contact is not null)
            order["contacts"] = new JsonObject
            {
                ["ordering"] = new JsonObject
                {
                    ["name"] = contact,
                    ["phone"] = "13700003333",
                    ["email"] = "wu@example.cn",
                },
            };
        using var answer = await App.Http.PostAsJsonAsync("/api/orders", order);
        return (answer.StatusCode, (await answer.Content.ReadFromJsonAsync<JsonObject>())!);
    }

    public async Task PostAsync(string path, object? body = null)
    {
        using var answer = await App.Http.PostAsJsonAsync(path, body ?? new { });
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {await answer.Content.ReadAsStringAsync()}");
        await App.IdleAsync();
    }

    public async Task<decimal> AvailableAsync(string street, int year = 2026) =>
        (decimal)(await town.GetAsync($"/api/streets/{street}/quota/{year}"))["available"]!;

    public async Task<decimal> TotalAsync(params string[] streets)
    {
        var total = 0m;
        foreach (var street in streets)
            total += (decimal)(await town.GetAsync($"/api/streets/{street}/quota/2026"))["total"]!;
        return total;
    }

    /// <summary>The night's proof of all ledgers.</summary>
    public async Task<int> DriftsAsync(string morning)
    {
        await App.MoveToAsync(morning);
        return (await App.Services.GetRequiredService<LedgerDrifts>().LastAsync())!.Drifts.Count;
    }

    public async Task PutAsync(string path, JsonObject body)
    {
        using var answer = await App.Http.PutAsJsonAsync(path, body);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {await answer.Content.ReadAsStringAsync()}");
    }
}

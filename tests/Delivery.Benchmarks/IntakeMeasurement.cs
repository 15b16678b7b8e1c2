using System.Diagnostics;
using System.Net.Http.Json;
using Delivery.Local.City;
using Delivery.Local.Hosting;
using LocalFunctions.Hosting;
using Microsoft.Extensions.Logging;

namespace Delivery.Benchmarks;

/// <summary>Orders taken per second over HTTP, beside a bare Kestrel that inserts the same body into SQLite and does nothing else.</summary>
public static class IntakeMeasurement
{
    // As many as a city has: an order is judged beside the others of its street.
    private const int Streets = 215;

    // What is compiled on the way is no part of what an order costs.
    private const int Warm = 800;
    private const int Orders = 1_600;
    private const int AtOnce = 8;

    public static async Task<IReadOnlyList<Measurement>> TakeAsync()
    {
        var (ours, bare) = (await OursAsync(), await BareIntake.RunAsync(http => RateAsync(http, "none")));
        return
        [
            new Measurement(
                "orders taken over HTTP (all rules, number, course begun, listed)",
                $"{ours:N0} /s",
                $"{bare:N0} /s bare Kestrel + SQLite insert of the same body",
                $"{bare / ours:0.0}"
            ),
        ];
    }

    private static async Task<double> OursAsync()
    {
        var folder = Directory.CreateTempSubdirectory("delivery-intake-").FullName;
        try
        {
            return await OursAsync(folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<double> OursAsync(string folder)
    {
        await using var host = await FunctionsHost.StartAsync(
            new FunctionsHostOptions
            {
                App = DeliveryOnThisMachine.App,
                DataFolder = folder,
                Urls = "http://127.0.0.1:7392",
                Clock = LocalFunctions.Clock.ClockChoice.Simulated(DateTimeOffset.Parse("2026-08-03T09:00:00+08:00")),
                Logging = logging => logging.SetMinimumLevel(LogLevel.Error),
            }
        );
        using var http = host.CreateClient();
        var api = new CityApi(http, host.StaffApiKey, host.ApproverApiKey);
        for (var street = 0; street < Streets; street++)
            await RegisterAsync(api, street);
        await api.PutAsync(
            "api/disciplines/TJQ",
            new
            {
                name = "太极拳",
                category = "MartialArts",
                defaultLessons = 10,
                lessonMinutes = 90,
            }
        );
        return await RateAsync(http, host.StaffApiKey);
    }

    /// <returns>Orders a second.</returns>
    private static async Task<double> RateAsync(HttpClient http, string key)
    {
        await PostAsync(http, key, 0, Warm);
        var watch = Stopwatch.StartNew();
        await PostAsync(http, key, Warm, Orders);
        return Orders / watch.Elapsed.TotalSeconds;
    }

    internal static async Task RegisterAsync(CityApi api, int street)
    {
        var contact = new
        {
            name = "林一",
            phone = "13800001234",
            email = "lin@example.cn",
        };
        var body = new
        {
            name = $"第{street}街道",
            district = "黄浦区",
            contacts = new { ordering = contact, delivery = contact },
            publishedContact = new { name = "文体中心", phone = "021-55500001" },
        };
        (await api.PutAsync($"api/streets/S{street}", body)).Must("street");
        (
            await api.PutAsync(
                $"api/streets/S{street}/agreements/2026",
                new
                {
                    version = "1",
                    signedBy = "甲",
                    signedOn = "2026-01-15",
                    countersignedBy = "乙",
                    countersignedOn = "2026-01-20",
                }
            )
        ).Must("agreement");
    }

    private static Task PostAsync(HttpClient http, string key, int from, int count) =>
        Task.WhenAll(
            Enumerable
                .Range(0, AtOnce)
                .Select(async first =>
                {
                    for (var number = from + first; number < from + count; number += AtOnce)
                    {
                        using var request = new HttpRequestMessage(HttpMethod.Post, "api/orders")
                        {
                            Content = Body(number),
                        };
                        request.Headers.Add("X-Api-Key", key);
                        using var answer = await http.SendAsync(request);
                        answer.EnsureSuccessStatusCode();
                    }
                })
        );

    // One lesson each, on the street's own money, so that no season's limit ends the run.
    private static JsonContent Body(int number) =>
        JsonContent.Create(
            new
            {
                street = $"S{number % Streets}",
                discipline = "TJQ",
                fundingStream = "NonBasic",
                audience = new { ages = "50—70岁", expected = 25 },
                venue = new
                {
                    name = "清荷社区文化中心二楼",
                    address = "测试路18号",
                    indoor = true,
                },
                lessons = new[]
                {
                    new { start = $"2026-09-{1 + number % 28:00}T{8 + number % 12:00}:00:00+08:00", minutes = 60 },
                },
                acceptsHolidays = true,
            }
        );
}

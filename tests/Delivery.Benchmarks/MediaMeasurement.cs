using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Delivery.Local.City;
using Delivery.Local.Hosting;
using Delivery.Local.Sample;
using LocalFunctions.Clock;
using LocalFunctions.Hosting;
using Microsoft.Extensions.Logging;

namespace Delivery.Benchmarks;

/// <summary>What streets and teachers send of a lesson: photos, a video over a connection that is cut, a long roster.</summary>
internal static class MediaMeasurement
{
    private const string Course = "QH01-2026-002";
    private const int Piece = 4 * 1024 * 1024;
    private const int Cuts = 5;
    private const int People = 1000;

    public static Task<IReadOnlyList<Measurement>> TakeAsync() => TakeAsync(megabytes: 64);

    /// <summary>With a video of one gigabyte.</summary>
    public static Task<IReadOnlyList<Measurement>> TakeLargeAsync() => TakeAsync(megabytes: 1024);

    private static async Task<IReadOnlyList<Measurement>> TakeAsync(int megabytes)
    {
        var folder = Directory.CreateTempSubdirectory("delivery-media-").FullName;
        try
        {
            await using var host = await HeldAsync(folder);
            using var http = host.CreateClient();
            var api = new CityApi(http, host.StaffApiKey, host.ApproverApiKey);
            return [.. PhotoMeasurement.Take(), await RosterAsync(api, host), await VideoAsync(api, host, megabytes)];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<FunctionsHost> HeldAsync(string folder)
    {
        var host = await FunctionsHost.StartAsync(
            new FunctionsHostOptions
            {
                App = DeliveryOnThisMachine.App,
                DataFolder = folder,
                Urls = "http://127.0.0.1:7395",
                Clock = ClockChoice.Simulated(DateTimeOffset.Parse("2026-08-03T09:00:00+08:00")),
                Logging = logging => logging.SetMinimumLevel(LogLevel.Error),
            }
        );
        await SampleData.LoadAsync(host);
        return host;
    }

    private static async Task<Measurement> RosterAsync(CityApi api, FunctionsHost host)
    {
        var people = Enumerable
            .Range(0, People)
            .Select(number => new { name = "学员", phone = $"139{number:00000000}" })
            .ToList();
        var before = RequestsOf(host);
        var watch = Stopwatch.StartNew();
        (await api.PutAsync($"api/courses/{Course}/roster", new { people })).Must(Course);
        var first = watch.Elapsed;
        watch.Restart();
        (await api.PutAsync($"api/courses/{Course}/roster", new { people = people.Skip(1) })).Must(Course);
        return new Measurement(
            $"a roster of {People:N0} people saved over HTTP",
            $"{first.TotalMilliseconds:N0} ms, {RequestsOf(host) - before:N0} storage requests of both",
            $"{watch.Elapsed.TotalMilliseconds:N0} ms once more without one of them"
        );
    }

    private static long RequestsOf(FunctionsHost host) =>
        host.Tally.All.Where(one => one.Name == "PutRoster").Sum(one => one.Work.Requests);

    private static async Task<Measurement> VideoAsync(CityApi api, FunctionsHost host, int megabytes)
    {
        var course = (await api.GetAsync($"api/courses/{Course}")).Must(Course).Body!;
        var lesson = course["lessons"]![0]!;
        await host.Mover.MoveToAsync(
            DateTimeOffset.Parse(lesson["end"]!.GetValue<string>(), CultureInfo.InvariantCulture)
        );
        var path = $"api/lessons/{lesson["lessonId"]!.GetValue<string>()}/media";
        var asked = new { contentType = "video/mp4", size = megabytes * 1024L * 1024 };
        var to = (await api.PostAsync(path, asked, $"video-{megabytes}")).Must(path).Body!;
        GC.Collect();
        var held = Environment.WorkingSet;
        using var memory = new PeakMemory();
        var (pieces, watch) = (megabytes * 1024 * 1024L / Piece, Stopwatch.StartNew());
        var connection = new CutConnection((int)pieces, Cuts);
        await PutAsync(to, connection, (int)pieces);
        var complete = to["completeUrl"]!.GetValue<string>().TrimStart('/');
        (await api.PostAsync(complete, null, $"complete-{megabytes}")).Must(complete);
        var whole = pieces * Piece;
        return new Measurement(
            $"a video of {megabytes:N0} MB over a connection cut {Cuts} times",
            $"{(connection.Sent - whole) / 1_048_576.0:0.0} MB sent again, {memory.Megabytes - held / 1_048_576.0:N0} MB of memory at most, {whole / 1_048_576.0 / watch.Elapsed.TotalSeconds:N0} MB/s",
            // Whoever sends it whole begins anew each time: a sixth, two sixths …
            $"{megabytes * Cuts / 2.0:N0} MB sent again in one piece",
            $"{megabytes * Cuts / 2.0 / ((connection.Sent - whole) / 1_048_576.0):N0}"
        );
    }

    // As the page of a lesson does it: what was on its way when the connection broke is sent again, and no more.
    private static async Task PutAsync(JsonNode to, CutConnection connection, int pieces)
    {
        using var phone = new HttpClient();
        var address = to["uploadUrl"]!.GetValue<string>();
        var (list, piece) = (new StringBuilder(), new byte[Piece]);
        Convert.FromHexString("00000018667479706D70343200000000").CopyTo(piece, 0);
        for (var number = 0; number < pieces; number++)
        {
            var id = Convert.ToBase64String(Encoding.ASCII.GetBytes($"{number:000000}"));
            while (!await SentAsync(phone, $"{address}&comp=block&blockid={Uri.EscapeDataString(id)}", number)) { }
            list.Append(CultureInfo.InvariantCulture, $"<Latest>{id}</Latest>");
        }
        using var all = new StringContent($"<?xml version=\"1.0\"?><BlockList>{list}</BlockList>");
        (await phone.PutAsync($"{address}&comp=blocklist", all)).EnsureSuccessStatusCode();

        async Task<bool> SentAsync(HttpClient by, string where, int number)
        {
            try
            {
                using var content = connection.Of(piece, number);
                (await by.PutAsync(where, content)).EnsureSuccessStatusCode();
                return true;
            }
            catch (HttpRequestException cut) when (cut.InnerException is IOException)
            {
                return false;
            }
        }
    }
}

using System.Net.Http.Json;
using Delivery.Local.Hosting;
using Delivery.Local.Sample;
using LocalFunctions.Hosting;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Delivery.Functions.Tests.Operation;

/// <summary>The sample's city in mid-season, played once; each test works on a copy of its folder.</summary>
public sealed class SampleCity : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("delivery-sample-city-").FullName;

    private string Played => Path.Combine(folder, "played");

    public async ValueTask InitializeAsync() => await SampleSeason.FillAsync(OptionsOf(Played));

    public ValueTask DisposeAsync()
    {
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>A host on a copy, at the sample's own time, which stands still until it is moved.</summary>
    public Task<FunctionsHost> OpenAsync(string name)
    {
        var copy = Path.Combine(folder, name);
        if (!Directory.Exists(copy))
            foreach (var file in Directory.EnumerateFiles(Played, "*", SearchOption.AllDirectories))
            {
                var to = Path.Combine(copy, Path.GetRelativePath(Played, file));
                Directory.CreateDirectory(Path.GetDirectoryName(to)!);
                File.Copy(file, to);
            }

        return FunctionsHost.StartAsync(OptionsOf(copy));
    }

    public static HttpClient ClientOf(FunctionsHost host)
    {
        var client = host.CreateClient();
        client.DefaultRequestHeaders.Add("X-Api-Key", host.StaffApiKey);
        return client;
    }

    public static async Task PutAsync(HttpClient http, string path, object body)
    {
        using var answer = await http.PutAsJsonAsync(path, body);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    private static FunctionsHostOptions OptionsOf(string folder) =>
        new()
        {
            App = DeliveryOnThisMachine.App,
            DataFolder = folder,
            Logging = logging => logging.SetMinimumLevel(LogLevel.Error),
        };
}

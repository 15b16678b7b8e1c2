using LocalFunctions.Hosting;
using LocalFunctions.Testing;
using Xunit;

namespace LocalFunctions.Tests.Hosting;

public sealed class DataFolderTests
{
    [Fact]
    public async Task A_second_host_on_the_same_folder_is_refused_and_the_first_goes_on()
    {
        await using var app = await StartAsync();
        var options = new FunctionsHostOptions
        {
            DataFolder = app.DataFolder,
            App = SampleApp.Of(typeof(RoutedFunctions)),
        };
        var refused = await Assert.ThrowsAsync<StartRefusedException>(() => FunctionsHost.StartAsync(options));
        Assert.Contains(app.DataFolder, refused.Message);
        Assert.Contains($"进程 {Environment.ProcessId}", refused.Message);
        Assert.Equal("front /", await app.Http.GetStringAsync("/"));
    }

    [Fact]
    public async Task Many_hosts_live_side_by_side_each_on_its_own_folder_and_time()
    {
        await using var one = await StartAsync();
        await using var other = await StartAsync();
        await one.AdvanceAsync(TimeSpan.FromDays(1));
        Assert.Equal(one.Now, other.Now.AddDays(1));
        Assert.NotEqual(one.DataFolder, other.DataFolder);
        Assert.NotEqual(one.Host.FunctionKey, other.Host.FunctionKey);
    }

    [Theory]
    [InlineData("cloud")]
    [InlineData("AccountName=only")]
    [InlineData("AccountName=a;AccountKey=YQ==;TableEndpoint=http://127.0.0.1:9/a;BlobEndpoint=http://127.0.0.1:9/a")]
    public async Task A_storage_that_cannot_be_understood_or_reached_is_refused_in_a_sentence(string storage)
    {
        var folder = Directory.CreateTempSubdirectory("delivery-test-").FullName;
        var refused = await Assert.ThrowsAsync<StartRefusedException>(() =>
            FunctionsHost.StartAsync(
                new FunctionsHostOptions
                {
                    App = SampleApp.Of(),
                    DataFolder = folder,
                    Storage = storage,
                }
            )
        );
        Assert.Contains("--storage", refused.Message);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_failed_start_lets_go_of_the_folder()
    {
        var folder = Directory.CreateTempSubdirectory("delivery-test-").FullName;
        var broken = new FunctionsHostOptions
        {
            DataFolder = folder,
            App = new HostedApp(
                "broken",
                [],
                (_, _) => throw new InvalidOperationException("broken"),
                _ => { },
                folder
            ),
        };
        await Assert.ThrowsAsync<InvalidOperationException>(() => FunctionsHost.StartAsync(broken));
        await using (await FunctionsHost.StartAsync(broken with { App = SampleApp.Of(typeof(RoutedFunctions)) })) { }
        Directory.Delete(folder, recursive: true);
    }

    private static Task<AppUnderTest> StartAsync() => AppUnderTest.StartAsync(SampleApp.Of(typeof(RoutedFunctions)));
}

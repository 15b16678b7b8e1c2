using System.Net.Http.Json;
using System.Text.Json;
using Xunit;

namespace Delivery.Local.Tests.Hosting;

public sealed class ProcessTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("delivery-test-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_killed_host_goes_on_in_the_same_folder_at_the_same_time()
    {
        var left = new DateTimeOffset(2026, 9, 3, 8, 0, 0, TimeSpan.FromHours(8));
        await using (var host = await HostProcess.RunAsync("--data", folder, "--clock", "2026-09-01T08:00"))
        {
            using var moved = await host.Http.PostAsJsonAsync("/local/clock", new { advance = "P2D" });
            moved.EnsureSuccessStatusCode();
            await host.KillAsync();
        }
        await using var again = await HostProcess.RunAsync("--data", folder);
        var clock = await again.Http.GetFromJsonAsync<JsonElement>("/local/clock");
        Assert.Equal(left, clock.GetProperty("now").GetDateTimeOffset());
    }

    [Fact]
    public async Task A_second_process_on_the_folder_is_refused_in_a_sentence_and_the_first_ends_when_asked()
    {
        await using var first = await HostProcess.RunAsync("--data", folder);
        var (code, error) = await EndAsync("--data", folder);
        Assert.Equal(1, code);
        Assert.Contains(folder, error);
        Assert.Contains("--data", error);
        Assert.DoesNotContain("   at ", error);
        Assert.Equal(0, await first.TerminateAsync());
    }

    [Theory]
    [InlineData("--port", "80")]
    [InlineData("--clock", "tomorrow")]
    [InlineData("--clock-speed", "-1")]
    [InlineData("--data")]
    public async Task What_the_command_line_means_is_never_guessed(params string[] arguments)
    {
        var (code, error) = await EndAsync(arguments);
        Assert.Equal(1, code);
        Assert.Contains(arguments[0], error);
    }

    private static async Task<(int Code, string Error)> EndAsync(params string[] arguments)
    {
        using var process = HostProcess.Start(arguments);
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, error);
    }
}

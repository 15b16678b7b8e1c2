using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using LocalFunctions.Testing;
using LocalFunctions.Tests.Hosting;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace LocalFunctions.Tests.Clock;

public sealed class ClockMoverTests : IAsyncLifetime
{
    private AppUnderTest app = null!;

    public async ValueTask InitializeAsync()
    {
        app = await AppUnderTest.StartAsync(SampleApp.Of(typeof(WaitingFunctions)), "2026-09-01T08:00");
        using var begun = await app.Http.PostAsync("/begin/a", null);
        begun.EnsureSuccessStatusCode();
        await app.IdleAsync();
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task Every_moment_on_the_way_comes_in_order_with_all_its_work_done()
    {
        await app.AdvanceAsync(TimeSpan.FromHours(10));
        Assert.Equal(["a 0 10:00", "look 11:00", "a 1 12:00", "a 2 14:00", "look 14:00", "look 17:00"], Seen());
        var done = await app.Engine.Client.GetInstanceAsync("a", getInputsAndOutputs: true);
        Assert.True(done?.RuntimeStatus == OrchestrationRuntimeStatus.Completed, app.StoryOf("a"));
        Assert.Equal("done by POST", done.ReadOutputAs<string>());
        Assert.Equal(new DateTimeOffset(2026, 9, 1, 18, 0, 0, TimeSpan.FromHours(8)), app.Now);
    }

    [Fact]
    public async Task Time_stands_still_until_it_is_moved()
    {
        await app.IdleAsync();
        Assert.Empty(Seen());
        Assert.Equal(new DateTimeOffset(2026, 9, 1, 8, 0, 0, TimeSpan.FromHours(8)), app.Now);
    }

    [Fact]
    public async Task A_step_goes_to_the_next_moment_and_no_further()
    {
        var moment = await app.Host.Mover.StepAsync();
        Assert.Equal(new DateTimeOffset(2026, 9, 1, 10, 0, 0, TimeSpan.FromHours(8)), moment);
        Assert.Equal(["a 0 10:00"], Seen());
    }

    [Fact]
    public async Task A_suspended_orchestration_does_not_hold_the_clock()
    {
        await app.Engine.Client.SuspendInstanceAsync("a");
        await app.MoveToAsync("2026-09-01T12:30");
        Assert.Equal(["look 11:00"], Seen());
        await app.Engine.Client.ResumeInstanceAsync("a");
        await app.MoveToAsync("2026-09-01T12:40");
        Assert.Equal(["look 11:00", "a 0 12:30"], Seen());
    }

    [Fact]
    public async Task After_a_restart_time_and_work_go_on_where_they_stood()
    {
        await app.MoveToAsync("2026-09-01T12:30");
        await app.RestartAsync();
        Assert.Equal(new DateTimeOffset(2026, 9, 1, 12, 30, 0, TimeSpan.FromHours(8)), app.Now);
        await app.MoveToAsync("2026-09-01T14:30");
        Assert.Equal(["a 2 14:00", "look 14:00"], Seen());
    }

    [Theory]
    [InlineData("""{ "advance": "P1D" }""", "2026-09-02T08:00:00+08:00")]
    [InlineData("""{ "advance": "PT90M" }""", "2026-09-01T09:30:00+08:00")]
    [InlineData("""{ "to": "2026-09-01T10:00:00+08:00" }""", "2026-09-01T10:00:00+08:00")]
    [InlineData("""{ "to": "2026-09-01T10:00" }""", "2026-09-01T10:00:00+08:00")]
    [InlineData("""{ "to": "noon" }""", "2026-09-01T12:00:00+08:00")]
    [InlineData("""{ "to": "next" }""", "2026-09-01T10:00:00+08:00")]
    public async Task The_clock_is_moved_over_http(string move, string now)
    {
        var answer = await PostAsync(move, HttpStatusCode.OK);
        Assert.Equal(DateTimeOffset.Parse(now), answer.GetProperty("now").GetDateTimeOffset());
        var read = await app.Http.GetFromJsonAsync<JsonElement>("/local/clock");
        Assert.Equal(DateTimeOffset.Parse(now), read.GetProperty("now").GetDateTimeOffset());
    }

    [Theory]
    [InlineData("""{ "advance": "P1M" }""", HttpStatusCode.BadRequest)]
    [InlineData("""{ "advance": "-P1D" }""", HttpStatusCode.BadRequest)]
    [InlineData("""{ "advance": 3 }""", HttpStatusCode.BadRequest)]
    [InlineData("""{ }""", HttpStatusCode.BadRequest)]
    [InlineData("null", HttpStatusCode.BadRequest)]
    [InlineData("tomorrow", HttpStatusCode.BadRequest)]
    [InlineData("""{ "to": "2026-08-31T08:00:00+08:00" }""", HttpStatusCode.UnprocessableEntity)]
    public async Task A_move_that_makes_no_sense_is_refused(string move, HttpStatusCode status)
    {
        var problem = await PostAsync(move, status);
        Assert.StartsWith("clock.", problem.GetProperty("code").GetString());
        Assert.Empty(Seen());
    }

    [Fact]
    public async Task Idle_answers_when_nothing_is_left_to_do()
    {
        using var begun = await app.Http.PostAsync("/begin/b", null);
        using var idle = await app.Http.GetAsync("/local/idle");
        Assert.Equal(HttpStatusCode.OK, idle.StatusCode);
        Assert.True(app.Engine.IsIdle);
        Assert.Equal(2, app.Engine.Instances(new()).Count);
    }

    private IReadOnlyList<string> Seen() => app.Services.GetRequiredService<Seen>().All;

    private async Task<JsonElement> PostAsync(string json, HttpStatusCode status)
    {
        using var content = new StringContent(json, System.Text.Encoding.UTF8, "application/json");
        using var response = await app.Http.PostAsync("/local/clock", content);
        Assert.Equal(status, response.StatusCode);
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }
}

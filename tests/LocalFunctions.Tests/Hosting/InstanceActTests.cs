using System.Net;
using LocalFunctions.Durable;
using LocalFunctions.Testing;
using LocalFunctions.Tests.Clock;
using Microsoft.DurableTask.Client;
using Xunit;

namespace LocalFunctions.Tests.Hosting;

/// <summary>The buttons on an instance's page. The instance waits two hours three times.</summary>
public sealed class InstanceActTests : IAsyncLifetime
{
    private AppUnderTest app = null!;

    public async ValueTask InitializeAsync()
    {
        app = await AppUnderTest.StartAsync(SampleApp.Of(typeof(WaitingFunctions)), "2026-09-01T08:00");
        using var begun = await app.Http.PostAsync("/begin/a", null);
        await app.IdleAsync();
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task A_paused_instance_lets_its_timers_pass_until_it_is_resumed()
    {
        await ActAsync("suspend");
        await app.AdvanceAsync(TimeSpan.FromHours(3));
        Assert.Equal((OrchestrationRuntimeStatus.Suspended, 0), (Status, Notes));

        await ActAsync("resume");
        Assert.Equal((OrchestrationRuntimeStatus.Running, 1), (Status, Notes));
    }

    [Fact]
    public async Task A_terminated_instance_may_start_again_with_its_input_or_be_removed()
    {
        await ActAsync("terminate");
        Assert.Equal(OrchestrationRuntimeStatus.Terminated, Status);

        await ActAsync("restart");
        await app.AdvanceAsync(TimeSpan.FromHours(6));
        Assert.Equal((OrchestrationRuntimeStatus.Completed, 3), (Status, Notes));
        Assert.Equal("\"done by POST\"", app.Engine.Story("a")!.Output);

        Assert.Equal("/local/instances", (await ActAsync("purge")).Headers.Location?.OriginalString);
        Assert.Empty(app.Engine.Instances(new InstanceFilter()));
    }

    [Fact]
    public async Task An_event_reaches_the_instance_with_its_payload()
    {
        await ActAsync("events", ("name", "Answered"), ("payload", "{\"teacher\":\"L04\"}"));

        var raised = Assert.Single(app.Engine.Story("a")!.Lines, line => line.Kind == "event raised");
        Assert.Equal(("Answered", "{\"teacher\":\"L04\"}"), (raised.Name, raised.Input));
    }

    [Theory]
    [InlineData("/local/instances/a/events", "", "1", HttpStatusCode.BadRequest)]
    [InlineData("/local/instances/a/events", "Answered", "张老师", HttpStatusCode.BadRequest)]
    [InlineData("/local/instances/none/events", "Answered", "1", HttpStatusCode.NotFound)]
    [InlineData("/local/instances/none/terminate", "", "", HttpStatusCode.NotFound)]
    [InlineData("/local/instances/a/restart", "", "", HttpStatusCode.Conflict)]
    public async Task What_cannot_be_done_is_refused_and_changes_nothing(
        string address,
        string name,
        string payload,
        HttpStatusCode expected
    )
    {
        var before = app.StoryOf("a");
        using var response = await PostAsync(address, ("name", name), ("payload", payload));
        Assert.Equal(expected, response.StatusCode);
        Assert.Equal(before, app.StoryOf("a"));
    }

    private OrchestrationRuntimeStatus Status => app.Engine.Story("a")!.Instance.Status;

    private int Notes => app.Engine.Story("a")!.Lines.Count(line => line.Kind == "activity completed");

    private async Task<HttpResponseMessage> ActAsync(string act, params (string Name, string Value)[] form)
    {
        using var response = await PostAsync($"/local/instances/a/{act}", form);
        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        return response;
    }

    private async Task<HttpResponseMessage> PostAsync(string address, params (string Name, string Value)[] form)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address);
        request.Headers.Add("Accept", "text/html");
        request.Content = new FormUrlEncodedContent(form.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await app.Http.SendAsync(request);
    }
}

using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using LocalFunctions.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace LocalFunctions.Tests.Hosting;

public sealed class RouteTests : IAsyncLifetime
{
    private AppUnderTest app = null!;

    public async ValueTask InitializeAsync() =>
        app = await AppUnderTest.StartAsync(SampleApp.Of(typeof(RoutedFunctions)));

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Theory]
    [InlineData("/", "front /")]
    [InlineData("/assets/css/look.css", "asset css/look.css GET")]
    [InlineData("/api/streets/newest", "newest GET")]
    public async Task An_address_finds_its_function(string address, string answer) =>
        Assert.Equal(answer, await app.Http.GetStringAsync(address));

    [Theory]
    [InlineData("/elsewhere")]
    [InlineData("/api/lessons/not-a-guid/1")]
    [InlineData("/api/lessons/2f0e7a0a-8f3b-4a53-8f3c-0a1f0f0d9b11/first")]
    public async Task An_address_of_nothing_is_not_found(string address)
    {
        using var response = await app.Http.GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Route_values_arrive_in_their_types_and_absent_ones_empty()
    {
        var course = Guid.Parse("2f0e7a0a-8f3b-4a53-8f3c-0a1f0f0d9b11");
        var one = await app.Http.GetFromJsonAsync<JsonElement>($"/api/lessons/{course}/7");
        Assert.Equal(course, one.GetProperty("course").GetGuid());
        Assert.Equal(7, one.GetProperty("number").GetInt32());
        Assert.Equal(JsonValueKind.Null, one.GetProperty("last").ValueKind);
        var other = await app.Http.GetFromJsonAsync<JsonElement>($"/api/lessons/{course}/7/true");
        Assert.True(other.GetProperty("last").GetBoolean());
    }

    [Fact]
    public async Task An_action_result_keeps_its_status_and_body()
    {
        using var response = await app.Http.GetAsync("/api/streets/310115001");
        Assert.Equal(203, (int)response.StatusCode);
        Assert.Contains("310115001", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Every_run_gets_services_of_its_own()
    {
        var visits = await Task.WhenAll(PostAsync(), PostAsync());
        Assert.All(visits, visit => Assert.True(Guid.TryParse(visit, out _), visit));
        Assert.NotEqual(visits[0], visits[1]);
        Assert.Equal(["Visited", "Visited"], app.Services.GetRequiredService<Seen>().All);

        async Task<string> PostAsync()
        {
            using var response = await app.Http.PostAsync("/visits", null);
            return await response.Content.ReadAsStringAsync();
        }
    }

    [Fact]
    public async Task Another_method_is_not_allowed()
    {
        using var response = await app.Http.PostAsync("/api/streets/310115001", null);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
    }

    [Fact]
    public async Task A_broken_function_is_logged_and_tells_the_caller_nothing()
    {
        using var response = await app.Http.GetAsync("/broken");
        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.DoesNotContain("secret", await response.Content.ReadAsStringAsync());
        Assert.Contains(app.Log.Lines, line => line.Contains("secret of /broken"));
    }

    [Fact]
    public async Task A_guarded_function_wants_the_hosts_key()
    {
        using var without = await app.Http.GetAsync("/guarded");
        Assert.Equal(HttpStatusCode.Unauthorized, without.StatusCode);
        Assert.Equal("in GET", await app.Http.GetStringAsync($"/guarded?code={app.Host.FunctionKey}"));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/guarded");
        request.Headers.Add("x-functions-key", app.Host.FunctionKey);
        using var with = await app.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, with.StatusCode);
    }

    [Fact]
    public async Task The_first_middleware_is_the_outermost()
    {
        await using var layered = await AppUnderTest.StartAsync(
            app: SampleApp.With(use => use.Use(Layer("outer")).Use(Layer("inner")), typeof(RoutedFunctions))
        );
        using var response = await layered.Http.PostAsync("/visits", null);
        Assert.Equal(
            ["outer in", "inner in", "Visited", "inner out", "outer out"],
            layered.Services.GetRequiredService<Seen>().All
        );
    }

    private static Func<
        Microsoft.Azure.Functions.Worker.Middleware.FunctionExecutionDelegate,
        Microsoft.Azure.Functions.Worker.Middleware.FunctionExecutionDelegate
    > Layer(string name) =>
        next =>
            async context =>
            {
                var seen = context.InstanceServices.GetRequiredService<Seen>();
                seen.Add($"{name} in");
                await next(context);
                seen.Add($"{name} out");
            };
}

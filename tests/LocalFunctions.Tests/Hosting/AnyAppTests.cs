using System.Net;
using System.Reflection;
using System.Text;
using LocalFunctions.Hosting;
using LocalFunctions.Shop;
using LocalFunctions.Testing;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace LocalFunctions.Tests.Hosting;

/// <summary>An ordinary app, started from its assembly: its own Program is run, up to where its host is built.</summary>
public sealed class AnyAppTests : IAsyncLifetime
{
    private AppUnderTest app = null!;

    public async ValueTask InitializeAsync() =>
        app = await AppUnderTest.StartAsync(AnyApp.From(typeof(ShopFunctions).Assembly));

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task An_order_goes_through_activity_child_orchestration_and_event_to_its_end()
    {
        using var ordered = await app.Http.PostAsync("/shop/orders/a/tea", null);
        Assert.Equal(HttpStatusCode.Accepted, ordered.StatusCode);
        Assert.Equal("2", ordered.Headers.GetValues("X-Tea").Single());
        await app.IdleAsync();
        Assert.Equal("GET Running ", await app.Http.GetStringAsync("/shop/orders/a"));

        using var paid = await app.Http.PostAsync($"/shop/payments/{await ChildAsync()}", null);
        await app.IdleAsync();

        Assert.Equal("GET Completed sent tea", await app.Http.GetStringAsync("/shop/orders/a"));
        Assert.Empty(app.Log.Lines);
    }

    [Fact]
    public async Task Silence_ends_at_its_timer_and_timer_functions_run_on_the_way()
    {
        using var ordered = await app.Http.PostAsync("/shop/orders/a/tea", null);
        await app.AdvanceAsync(TimeSpan.FromDays(1));

        Assert.Equal("GET Completed kept", await app.Http.GetStringAsync("/shop/orders/a"));
        Assert.Equal(24, app.Services.GetRequiredService<Shelf>().Counted);
    }

    [Fact]
    public async Task Two_of_them_share_nothing()
    {
        await using var other = await AppUnderTest.StartAsync(AnyApp.From(typeof(ShopFunctions).Assembly));
        foreach (var id in new[] { "a", "b", "c" })
            using (await app.Http.PostAsync($"/shop/orders/{id}/tea", null))
                await app.IdleAsync();

        Assert.Equal("GET Completed sold out", await app.Http.GetStringAsync("/shop/orders/c"));
        Assert.Equal(2, other.Services.GetRequiredService<Shelf>().Left("tea"));
    }

    [Theory]
    [InlineData("""{ "good": "tea", "count": 3 }""", "POST 3 tea")]
    [InlineData("""{ "Good": "茶" }""", "POST 0 茶")]
    public async Task A_body_arrives_as_the_type_that_is_asked_for(string body, string answer)
    {
        using var asked = await PostAsync(body, "application/json");

        Assert.Equal(answer, await asked.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("", "application/json", "non-empty request body")]
    [InlineData("null", "application/json", "non-empty request body")]
    [InlineData("{", "application/json", "JSON")]
    [InlineData("""{ "count": "many" }""", "application/json", "count")]
    [InlineData("tea", "text/plain", "text/plain")]
    public async Task A_body_of_another_kind_fails_the_run_and_the_log_says_why(string body, string type, string why)
    {
        using var asked = await PostAsync(body, type);

        Assert.Equal(HttpStatusCode.InternalServerError, asked.StatusCode);
        Assert.Contains(why, Assert.Single(app.Log.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public void A_library_without_a_program_is_refused_in_a_sentence() =>
        Assert.Contains(
            "没有入口程序",
            Assert.Throws<StartRefusedException>(() => AnyApp.From(typeof(FunctionContext).Assembly)).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void A_program_that_builds_no_functions_host_is_refused_in_a_sentence() =>
        Assert.Contains(
            "没有建好主机",
            Assert.Throws<StartRefusedException>(() => AnyApp.From(Assembly.Load("LocalFunctions"))).Message,
            StringComparison.Ordinal
        );

    private async Task<HttpResponseMessage> PostAsync(string body, string type)
    {
        using var content = new StringContent(body, Encoding.UTF8, type);
        return await app.Http.PostAsync("/shop/wishes", content);
    }

    private async Task<string> ChildAsync()
    {
        await app.IdleAsync();
        return app.Engine.Instances(new()).Single(one => one.Name == nameof(ShopFunctions.AwaitPayment)).Id;
    }
}

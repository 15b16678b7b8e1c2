using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Delivery.Functions.Security;
using Xunit;

namespace Delivery.Functions.Tests.Web;

/// <summary>A key is one act, however often and however closely it is sent.</summary>
public sealed class OnceTests(Neighbourhood town) : IClassFixture<Neighbourhood>
{
    [Fact]
    public async Task The_same_key_and_body_get_the_first_answer_again()
    {
        using var first = await PostAsync("again", Neighbourhood.Order("D03"));
        using var second = await PostAsync("again", Neighbourhood.Order("D03"));

        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        Assert.False(first.Headers.Contains("Idempotency-Replayed"));
        Assert.Equal(HttpStatusCode.Created, second.StatusCode);
        Assert.Equal("true", Assert.Single(second.Headers.GetValues("Idempotency-Replayed")));
        Assert.Equal(await first.Content.ReadAsStringAsync(), await second.Content.ReadAsStringAsync());
        Assert.Equal(first.Headers.Location, second.Headers.Location);
        Assert.Equal(1, await CountAsync("D03"));
    }

    [Fact]
    public async Task The_same_key_with_another_body_is_refused()
    {
        using var first = await PostAsync("mismatch", Neighbourhood.Order("D04"));
        using var second = await PostAsync("mismatch", Neighbourhood.Order("D04", lessons: 3));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, second.StatusCode);
        Assert.Equal("idempotency.mismatch 同一个 Idempotency-Key 用于了不同的内容，请换一个", await SaidAsync(second));
        Assert.Equal(1, await CountAsync("D04"));
    }

    [Fact]
    public async Task A_body_where_none_is_needed_tells_requests_apart_too()
    {
        var order = await town.FileAsync(Neighbourhood.Order("D05"));
        using var first = await PostAsync("withdraw", [], $"/api/orders/{order}/withdraw");
        using var second = await PostAsync("withdraw", [], $"/api/orders/{order}/withdraw");
        using var other = await PostAsync("withdraw", new() { ["reason"] = "改期" }, $"/api/orders/{order}/withdraw");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (first.StatusCode, second.StatusCode));
        Assert.True(second.Headers.Contains("Idempotency-Replayed"));
        Assert.Equal("idempotency.mismatch", await CodeAsync(other));
    }

    [Fact]
    public async Task What_a_call_that_needs_no_body_does_not_know_is_refused_there_too()
    {
        using var week = await PostAsync("x1", new() { ["force"] = true }, "/api/programmes/2026-W40/publish");
        using var list = new HttpRequestMessage(HttpMethod.Post, "/api/programmes/2026-W40/publish")
        {
            Content = new StringContent("no json"),
        };
        using var text = await town.App.Http.SendAsync(list);
        using var empty = await PostAsync("x3", [], "/api/matching/plan?dryRun=true");

        Assert.Equal(HttpStatusCode.BadRequest, week.StatusCode);
        Assert.Equal("body.unknown-field 没有“force”这个字段，请删去或改正名称", await SaidAsync(week));
        Assert.Equal("body.malformed", await CodeAsync(text));
        Assert.Equal(HttpStatusCode.OK, empty.StatusCode);
    }

    [Fact]
    public async Task Who_withdraws_says_why_as_on_the_page()
    {
        var order = await town.FileAsync(Neighbourhood.Order("D11"));
        using var gone = await PostAsync("why", new() { ["reason"] = "场地停用" }, $"/api/orders/{order}/withdraw");

        Assert.Equal(HttpStatusCode.OK, gone.StatusCode);
        Assert.Contains("场地停用", await gone.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_is_given_again_as_well()
    {
        var wrong = Neighbourhood.Order("D99");
        using var first = await PostAsync("refused", wrong);
        using var second = await PostAsync("refused", wrong);

        Assert.Equal("order.discipline-unknown", await CodeAsync(first));
        Assert.Equal("order.discipline-unknown", await CodeAsync(second));
        Assert.True(second.Headers.Contains("Idempotency-Replayed"));
    }

    [Fact]
    public async Task Keys_are_their_senders_own()
    {
        using var other = await town.WithScopesAsync(Role.Reviewer);
        using var first = await PostAsync("own", Neighbourhood.Order("D06"));
        using var second = await PostAsync("own", Neighbourhood.Order("D07"), by: other);

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created), (first.StatusCode, second.StatusCode));
        Assert.False(second.Headers.Contains("Idempotency-Replayed"));
    }

    [Theory]
    [InlineData(256)]
    [InlineData(5_000)]
    public async Task A_key_has_no_more_than_255_characters(int length)
    {
        using var answer = await PostAsync(new string('k', length), Neighbourhood.Order("D08"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("idempotency.key", await CodeAsync(answer));
        Assert.Equal(0, await CountAsync("D08"));
    }

    [Fact]
    public async Task A_key_of_255_characters_of_any_kind_will_do()
    {
        using var answer = await PostAsync(new string('/', 251) + "#?\\'", Neighbourhood.Order("D09"));

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
    }

    [Fact]
    public async Task Twins_at_the_same_moment_are_one_order()
    {
        var twins = await Task.WhenAll(
            Enumerable.Range(0, 12).Select(_ => PostAsync("twins", Neighbourhood.Order("D10")))
        );

        var made = twins.Where(twin => twin.StatusCode == HttpStatusCode.Created).ToList();
        Assert.NotEmpty(made);
        Assert.Single(made, twin => !twin.Headers.Contains("Idempotency-Replayed"));
        foreach (var late in twins.Except(made))
            Assert.Equal("idempotency.in-flight 同样的请求正在处理，请稍后再看结果", await SaidAsync(late));
        Assert.Single(made.Select(twin => twin.Headers.Location).Distinct());
        Assert.Equal(1, await CountAsync("D10"));
        foreach (var twin in twins)
            twin.Dispose();
    }

    private Task<HttpResponseMessage> PostAsync(
        string key,
        JsonObject body,
        string path = "/api/orders",
        HttpClient? by = null
    )
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        return (by ?? town.App.Http).SendAsync(request);
    }

    private async Task<int> CountAsync(string discipline)
    {
        await town.App.IdleAsync();
        var orders = await town.GetAsync($"/api/orders?street={Neighbourhood.Street}&limit=200");
        return orders["items"]!.AsArray().Count(order => order!["discipline"]!.GetValue<string>() == discipline);
    }

    private static async Task<string> SaidAsync(HttpResponseMessage answer)
    {
        var problem = (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
        return $"{problem["code"]} {problem["detail"]}";
    }

    private static async Task<string> CodeAsync(HttpResponseMessage answer) =>
        (await answer.Content.ReadFromJsonAsync<JsonObject>())!["code"]!.GetValue<string>();
}

using Delivery.Functions.Security;
using Delivery.Functions.Tests.Architecture;
using Delivery.Functions.Web.OpenApi;
using Delivery.Pages.Web;
using Xunit;

namespace Delivery.Functions.Tests.Web;

/// <summary>Link checkers, monitors and WeChat ask with HEAD: they hear what GET says, without what it shows.</summary>
public sealed class HeadTests(Neighbourhood town) : IClassFixture<Neighbourhood>
{
    [Fact]
    public async Task Every_call_that_reads_says_the_same_of_itself_to_HEAD()
    {
        var differences = new List<string?>();
        foreach (var operation in ApiOperation.All.Where(one => one.Method == HttpMethod.Get))
            differences.Add(await DifferenceAsync(town.App.Http, Addresses.Of(operation, town.OrderId)));

        Assert.True(differences.Count > 20);
        Offences.AssertNone(differences.OfType<string>(), "HEAD is answered otherwise than GET:");
    }

    [Fact]
    public async Task A_version_is_told_to_HEAD_too()
    {
        using var answer = await HeadAsync(town.App.Http, $"/api/streets/{Neighbourhood.Street}");
        using var read = await town.App.Http.GetAsync($"/api/streets/{Neighbourhood.Street}");

        Assert.Equal(200, (int)answer.StatusCode);
        Assert.NotNull(answer.Headers.ETag);
        Assert.Equal(read.Headers.ETag, answer.Headers.ETag);
        Assert.Equal("application/json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("/", 200, "text/html")]
    [InlineData("/programmes/nonsense", 404, "text/html")]
    [InlineData("/nothing/here", 404, "text/html")]
    [InlineData("/api/docs", 200, "text/html")]
    [InlineData("/feeds/calendar.ics", 200, "text/calendar")]
    [InlineData("/api/health/ready", 200, "application/json")]
    [InlineData("/api/nothing", 404, "application/problem+json")]
    [InlineData("/api/orders/310101002-2026-999", 404, "application/problem+json")]
    [InlineData("/api/calendar/2026", 405, "application/problem+json")]
    public async Task Pages_files_and_what_is_not_there_answer_HEAD(string path, int status, string form)
    {
        using var answer = await HeadAsync(town.App.Http, path);

        Assert.Equal((status, form), ((int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.Null(await DifferenceAsync(town.App.Http, path));
    }

    [Fact]
    public async Task An_asset_may_be_kept_for_a_year_whichever_way_it_was_asked_for()
    {
        using var answer = await HeadAsync(town.App.Anonymous, Assets.Stylesheet.Path);

        Assert.Equal(TimeSpan.FromDays(365), answer.Headers.CacheControl?.MaxAge);
        Assert.Null(await DifferenceAsync(town.App.Anonymous, Assets.Stylesheet.Path));
    }

    [Fact]
    public async Task Somebody_signed_in_may_ask_from_another_site_as_with_GET()
    {
        using var street = await town.SignedInAsync(CallerKind.Street, Neighbourhood.Street);
        street.DefaultRequestHeaders.Add("Origin", "https://elsewhere.example.com");
        using var answer = await HeadAsync(street, $"/api/orders/{town.OrderId}");

        Assert.Equal(200, (int)answer.StatusCode);
    }

    [Theory]
    [InlineData("DELETE", "/api/orders", "GET, HEAD, POST")]
    [InlineData("HEAD", "/api/calendar/2026", "PUT")]
    [InlineData("DELETE", "/orders", "GET, HEAD")]
    public async Task Who_asks_with_a_method_that_is_not_taken_hears_of_HEAD_where_GET_is(
        string method,
        string path,
        string allowed
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Parse(method), path);
        using var answer = await town.App.Http.SendAsync(request);

        Assert.Equal(405, (int)answer.StatusCode);
        Assert.Equal(allowed, string.Join(", ", answer.Content.Headers.Allow));
    }

    private static Task<HttpResponseMessage> HeadAsync(HttpClient http, string path) =>
        http.SendAsync(new HttpRequestMessage(HttpMethod.Head, path));

    private static async Task<string?> DifferenceAsync(HttpClient http, string path)
    {
        using var read = await http.GetAsync(path);
        using var head = await HeadAsync(http, path);
        return Said(read) == Said(head) ? null : $"{path}\nGET  {Said(read)}\nHEAD {Said(head)}";
    }

    private static string Said(HttpResponseMessage answer) =>
        string.Join(
            "; ",
            answer
                .Headers.Concat(answer.Content.Headers)
                .Select(header => $"{header.Key}: {string.Join(", ", header.Value)}")
                .Order(StringComparer.Ordinal)
                .Prepend($"{(int)answer.StatusCode}")
        );
}

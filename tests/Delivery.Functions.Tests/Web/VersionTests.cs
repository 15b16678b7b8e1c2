using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Delivery.Functions.Tests.Architecture;
using Delivery.Functions.Web.OpenApi;
using Xunit;

namespace Delivery.Functions.Tests.Web;

/// <summary>Nobody overwrites what somebody else has changed meanwhile.</summary>
public sealed class VersionTests(Neighbourhood town) : IClassFixture<Neighbourhood>
{
    public static TheoryData<string, string> Versioned =>
        new()
        {
            { $"/api/streets/{Neighbourhood.Street}", Neighbourhood.StreetBody().ToJsonString() },
            { $"/api/teachers/{Neighbourhood.Teacher}", Neighbourhood.TeacherBody().ToJsonString() },
            { "/api/disciplines/D01", Neighbourhood.DisciplineBody().ToJsonString() },
            { "/api/seasons/2026-autumn", """{"opens":"2026-07-01","closes":"2026-11-30"}""" },
            // August's report is open in the first days of September, and no lesson was in August.
            { $"/api/feedback/2026-08/{Neighbourhood.Street}", """{"lessons":[]}""" },
            { "/api/settings/media-days", """{"value":4,"from":"2026-09-05","reason":"假期"}""" },
            { "/api/calendar/2027", """{"off":["2027-01-01"],"work":[]}""" },
            {
                $"/api/streets/{Neighbourhood.Street}/agreements/2026",
                """{"version":"2026","signedBy":"林一","signedOn":"2026-01-10","countersignedBy":"高一"}"""
            },
        };

    [Theory]
    [MemberData(nameof(Versioned))]
    public async Task The_version_last_given_is_taken_once(string path, string body)
    {
        using var written = await PutAsync(path, body, null);
        var version = written.Headers.ETag!.ToString();
        using var taken = await PutAsync(path, body, version);
        using var stale = await PutAsync(path, body, version);
        using var any = await PutAsync(path, body, "*");

        Assert.Equal(HttpStatusCode.OK, taken.StatusCode);
        Assert.NotEqual(version, taken.Headers.ETag!.ToString());
        await AssertStaleAsync(stale);
        Assert.Equal(HttpStatusCode.OK, any.StatusCode);
    }

    [Theory]
    [MemberData(nameof(Versioned))]
    public async Task A_version_is_strong_and_said_to_be_weak_it_is_none(string path, string body)
    {
        using var written = await PutAsync(path, body, null);
        var version = written.Headers.ETag!;
        using var weak = await PutAsync(path, body, $"W/{version}");
        using var otherText = await PutAsync(path, body, $"{version.Tag[..^17]}{new string('0', 16)}\"");

        Assert.False(version.IsWeak);
        await AssertStaleAsync(weak);
        // The row is as it was seen, though the text came with something else from other rows.
        Assert.Equal(HttpStatusCode.OK, otherText.StatusCode);
    }

    [Theory]
    [InlineData("\"\"")]
    [InlineData("\"other\"")]
    [InlineData("W/\"other\"")]
    [InlineData("W/\"datetime'2026-09-01T00%3A00%3A00.0000000Z'\"")]
    [InlineData("not quoted")]
    [InlineData("\"a\", \"b\"")]
    [InlineData("'")]
    [InlineData("版本")]
    public async Task A_version_that_was_never_given_is_stale(string version)
    {
        foreach (var (path, body) in Versioned.Select(row => row.Data))
        {
            using var answer = await PutAsync(path, body, version);
            await AssertStaleAsync(answer);
        }

        using var order = await PutAsync($"/api/orders/{town.OrderId}", Neighbourhood.Order().ToJsonString(), version);
        await AssertStaleAsync(order);
    }

    [Theory]
    [InlineData("/api/streets/310101099", "*")]
    [InlineData("/api/streets/310101099", "\"other\"")]
    public async Task What_is_not_there_has_no_version(string path, string version)
    {
        using var answer = await PutAsync(path, Neighbourhood.StreetBody().ToJsonString(), version);

        await AssertStaleAsync(answer);
    }

    [Fact]
    public async Task Who_insists_on_being_the_first_overwrites_nobody()
    {
        const string New = "/api/streets/310101055";
        var body = Neighbourhood.StreetBody().ToJsonString();
        using var first = await PutAsync(New, body, null, onlyNew: true);
        using var second = await PutAsync(New, body, null, onlyNew: true);

        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        await AssertStaleAsync(second);
    }

    [Fact]
    public async Task The_version_of_what_nobody_has_reported_yet_is_taken_once()
    {
        using var street = await PutAsync("/api/streets/310101056", Neighbourhood.StreetBody().ToJsonString(), null);
        const string Path = "/api/feedback/2026-08/310101056";
        using var read = await town.App.Http.GetAsync(Path);
        var version = read.Headers.ETag!.ToString();
        using var taken = await PutAsync(Path, """{"lessons":[]}""", version);
        using var stale = await PutAsync(Path, """{"lessons":[]}""", version);

        Assert.Equal(HttpStatusCode.OK, taken.StatusCode);
        await AssertStaleAsync(stale);
    }

    [Theory]
    [InlineData("/api/streets")]
    [InlineData("/api/calendar/working-days?from=2026-09-01&days=3")]
    public async Task Who_has_the_text_already_is_not_sent_it_again(string path)
    {
        using var read = await town.App.Http.GetAsync(path);
        using var again = await AskAsync(path, read.Headers.ETag!.ToString());
        using var other = await AskAsync(path, "\"other\"");

        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Equal(read.Headers.ETag, again.Headers.ETag);
        Assert.Empty(await again.Content.ReadAsByteArrayAsync());
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }

    [Fact]
    public async Task What_an_answer_takes_from_other_rows_is_not_hidden_by_the_version_of_one()
    {
        const string Path = $"/api/streets/{Neighbourhood.Street}";
        using var read = await town.App.Http.GetAsync(Path);
        using var again = await AskAsync(Path, read.Headers.ETag!.ToString());

        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
    }

    [Fact]
    public async Task Of_many_who_saw_the_same_version_one_writes()
    {
        foreach (var (path, body) in Versioned.Select(row => row.Data))
        {
            using var written = await PutAsync(path, body, null);
            var version = written.Headers.ETag!.ToString();

            var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => PutAsync(path, body, version)));

            Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
            Assert.Equal(7, answers.Count(answer => answer.StatusCode == HttpStatusCode.PreconditionFailed));
        }
    }

    [Fact]
    public async Task Every_read_gives_a_version_that_stays_while_nothing_changes()
    {
        var offences = new List<string>();
        foreach (
            var operation in ApiOperation.All.Where(one =>
                one.Method == HttpMethod.Get && (one.Call.Answer ?? one.Call.Items) is not null && one.Stage != "Web"
            )
        )
        {
            using var first = await town.App.Http.GetAsync(Addresses.Of(operation, town.OrderId));
            using var second = await town.App.Http.GetAsync(Addresses.Of(operation, town.OrderId));
            if (
                first.IsSuccessStatusCode
                && (first.Headers.ETag is null || !first.Headers.ETag.Equals(second.Headers.ETag))
            )
                offences.Add($"{operation.Id}: {first.Headers.ETag} and {second.Headers.ETag}");
        }

        Offences.AssertNone(offences, "Versions that are missing or change by themselves:");
    }

    private static async Task AssertStaleAsync(HttpResponseMessage answer)
    {
        var problem = await answer.Content.ReadFromJsonAsync<JsonObject>();
        Assert.Equal((HttpStatusCode.PreconditionFailed, "etag.mismatch"), (answer.StatusCode, $"{problem!["code"]}"));
    }

    private Task<HttpResponseMessage> AskAsync(string path, string known)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("If-None-Match", known);
        return town.App.Http.SendAsync(request);
    }

    private Task<HttpResponseMessage> PutAsync(string path, string body, string? version, bool onlyNew = false)
    {
        var request = new HttpRequestMessage(HttpMethod.Put, path)
        {
            Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json"),
        };
        if (version is not null)
            request.Headers.TryAddWithoutValidation("If-Match", version);
        if (onlyNew)
            request.Headers.TryAddWithoutValidation("If-None-Match", "*");
        return town.App.Http.SendAsync(request);
    }
}

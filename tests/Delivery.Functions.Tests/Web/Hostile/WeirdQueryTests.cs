using Delivery.Functions.Tests.Architecture;
using Delivery.Functions.Web.OpenApi;
using Xunit;

namespace Delivery.Functions.Tests.Web.Hostile;

/// <summary>Queries that mean nothing, or mean harm.</summary>
public sealed class WeirdQueryTests(Neighbourhood town) : HostileCalls(town)
{
    public static TheoryData<string> WeirdQueries =>
        [
            "limit=0",
            "limit=-1",
            "limit=201",
            "limit=99999999999",
            "limit=abc",
            "limit=",
            "limit=1e2",
            "limit=%201",
            "limit=1&limit=2",
            "limit=５",
            "after=%00",
            "after=a%2Fb",
            $"after={new string('a', 1_000)}",
            "from=2026-13-01&days=1",
            "from=2026-09-01",
            "from=2026-09-01&days=-1",
            "from=2026-09-01&days=99999999999",
            "from=2026-09-01&days=1.5",
            "from=今天&days=1",
        ];

    [Theory]
    [MemberData(nameof(WeirdQueries), DisableDiscoveryEnumeration = true)]
    public async Task A_query_that_means_nothing_is_refused(string query)
    {
        var name = query.Split('=')[0];
        var asked = ApiOperation
            .All.Where(one => one.Call.Items is not null || one.Query.Any(parameter => parameter.Name == name))
            .Where(one => name is not "from" || one.Query.Any(parameter => parameter.Name == name));
        await RefusedAsync(asked, operation => Query(operation, query), 400);
    }

    [Theory]
    [InlineData("after=' or 1 eq 1 or RowKey gt '")]
    [InlineData("after=|")]
    [InlineData("after=2026-autumn|")]
    [InlineData("after=😀")]
    [InlineData("from=0001-01-01&days=1")]
    [InlineData("from=9999-12-31&days=366")]
    [InlineData("season=2026-winter")]
    [InlineData("season=99999")]
    [InlineData("season=-1")]
    [InlineData("season=' or 1 eq 1")]
    [InlineData("stage=Nothing")]
    [InlineData("stage=0")]
    [InlineData("stage=Submitted,Approved")]
    [InlineData("stage=-1")]
    [InlineData("state=Nothing")]
    [InlineData("state=1")]
    [InlineData("year=-2147483648")]
    [InlineData("year=99999999999")]
    [InlineData("street=' or 1 eq 1")]
    [InlineData("street=a/b#c?d")]
    [InlineData("teacher=a/b#c?d")]
    [InlineData("course=a/b#c?d")]
    [InlineData("gross=-1")]
    [InlineData("gross=1e400")]
    [InlineData("gross=79228162514264337593543950335")]
    [InlineData("gross=0.001")]
    [InlineData("nothing=1&nothing=2")]
    public async Task A_query_of_any_kind_does_no_harm(string query)
    {
        var escaped = string.Join(
            '&',
            query.Split('&').Select(pair => string.Join('=', pair.Split('=', 2).Select(Uri.EscapeDataString)))
        );
        var offences = new List<string>();
        foreach (var operation in ApiOperation.All.Where(one => one.Method == HttpMethod.Get))
        {
            using var answer = await Town.App.Http.SendAsync(Query(operation, escaped));
            if (await Caught.AsyncIn(answer, operation) is { } offence)
                offences.Add(offence);
        }

        Offences.AssertNone(offences.Append(LogOf(offences)).OfType<string>(), $"With {query}:");
    }
}

using System.Text.Json.Nodes;
using Delivery.Functions.Tests.Architecture;
using Delivery.Functions.Web.OpenApi;
using Xunit;

namespace Delivery.Functions.Tests.Web.Hostile;

/// <summary>Ids of any kind in an address, and addresses that are none.</summary>
public sealed class WeirdAddressTests(Neighbourhood town) : HostileCalls(town)
{
    public static TheoryData<string> WeirdIds =>
        [
            "nothing",
            "0",
            "-1",
            "中文",
            "%E4%BD%A0%E5%A5%BD",
            "%E4%BD",
            "a%20b",
            "%20",
            "%09",
            "a%0D%0Ab",
            "%7F",
            "a%5Cb",
            "a%23b",
            "a%3Fb",
            "a%2Fb",
            "%25",
            "%25%32%46",
            "'",
            "%22",
            "a'%20or%20RowKey%20ge%20'",
            "%7C",
            "a|b",
            "😀",
            "%3Cscript%3E",
            "..%2F..%2Fetc%2Fpasswd",
            "2026-W99",
            "2026-W54",
            "2026-13",
            "2026-00",
            "99999999999999999999",
            "2147483648",
            "310101002-2026-999",
            "310101002-2026-000",
            "310101002-9999-001",
            "310101002-2026-001-1-T99",
            "2026-09-T99",
            "2026-winter",
            new string('9', 1_000),
            new string('a', 1_000),
            string.Concat(Enumerable.Repeat("%E5%AD%97", 600)),
        ];

    [Theory]
    [MemberData(nameof(WeirdIds), DisableDiscoveryEnumeration = true)]
    public async Task An_id_of_any_kind_is_found_or_not_found(string id)
    {
        var offences = new List<string>();
        foreach (var operation in ApiOperation.All.Where(one => one.InPath.Count > 0))
        foreach (var parameter in operation.InPath)
        {
            using var request = Plain(operation, (parameter.Name!, id));
            using var answer = await Town.App.Http.SendAsync(request);
            if (await Caught.AsyncIn(answer, operation) is { } offence)
                offences.Add(offence);
        }

        Offences.AssertNone(offences.Append(LogOf(offences)).OfType<string>(), $"With {id}:");
    }

    [Theory]
    [InlineData("nowhere")]
    [InlineData("310101999-2026-998")]
    public async Task What_is_not_there_is_not_found(string id)
    {
        foreach (var operation in ApiOperation.All.Where(one => one.Method == HttpMethod.Get && one.InPath.Count > 0))
            await RefusedAsync([operation], one => Plain(one, (one.InPath[0].Name!, id)), 404);
    }

    [Theory]
    [InlineData("GET", "/api/nothing", 404, "route.unknown")]
    [InlineData("POST", "/api/", 404, "route.unknown")]
    [InlineData("GET", "/api/streets//quota/2026", 404, "route.unknown")]
    [InlineData("DELETE", "/api/orders", 405, "route.method")]
    [InlineData("PATCH", "/api/orders/310101002-2026-001", 405, "route.method")]
    [InlineData("GET", "/api/calendar/2026", 405, "route.method")]
    public async Task What_is_no_call_is_a_problem_too(string method, string path, int status, string code)
    {
        using var answer = await Town.App.Http.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));
        var problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;

        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal((status, code), ((int)answer.StatusCode, $"{problem["code"]}"));
        Assert.Equal(status == 405, answer.Content.Headers.Allow.Count > 0);
    }
}

using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Delivery.Functions.Security;
using Delivery.Functions.Tests.Architecture;
using Delivery.Functions.Web;
using Delivery.Functions.Web.OpenApi;
using Xunit;

namespace Delivery.Functions.Tests.Web;

/// <summary>Whatever a caller sends, the answer is a problem that says in Chinese what to do: never our own failure.</summary>
public sealed class HostileTests(Neighbourhood town) : IClassFixture<Neighbourhood>
{
    private static IEnumerable<ApiOperation> WithBody => ApiOperation.All.Where(one => one.Call.Body is not null);

    public static TheoryData<string> NoJson =>
        [
            "",
            " ",
            "{",
            "}",
            "{\"name\":",
            "{'name':'x'}",
            "{name:1}",
            "{\"name\":1,}",
            "[1,2",
            "NaN",
            "// nothing",
            "<xml/>",
            "street=1&name=2",
            "{\"name\":\"\\ud800\"}",
            "{\"\\udc00\":1}",
            "{\"name\":\"\u0001\"}",
            "{\"name\":01}",
            new string('[', 100_000),
            string.Concat(Enumerable.Repeat("{\"a\":", 5_000)),
            string.Concat(Enumerable.Repeat("{\"a\":", 40)) + "1" + new string('}', 40),
        ];

    [Theory]
    [MemberData(nameof(NoJson), DisableDiscoveryEnumeration = true)]
    public Task What_is_no_JSON_is_called_so(string text) =>
        RefusedAsync(WithBody, operation => Body(operation, Encoding.UTF8.GetBytes(text)), 400);

    [Fact]
    public Task Bytes_that_are_no_text_are_no_JSON() =>
        RefusedAsync(WithBody, operation => Body(operation, [.. "{\"name\":\""u8, 0xff, 0xfe, 0xc3, .. "\"}"u8]), 400);

    [Theory]
    [InlineData("null")]
    [InlineData("1")]
    [InlineData("\"文字\"")]
    [InlineData("true")]
    [InlineData("[]")]
    [InlineData("[{}]")]
    [InlineData("{\"nothing\":1}")]
    [InlineData("{\"__proto__\":{},\"$type\":\"System.Object\"}")]
    public Task Another_shape_is_refused(string json) =>
        RefusedAsync(WithBody, operation => Body(operation, Encoding.UTF8.GetBytes(json)), 400);

    [Fact]
    public Task Nothing_at_all_is_refused_where_something_is_needed() =>
        RefusedAsync(
            WithBody.Where(one => ApiJson.Options.GetTypeInfo(one.Call.Body!).Fields().Any(field => field.IsRequired)),
            operation => Body(operation, "{}"u8.ToArray()),
            400
        );

    [Fact]
    public Task A_body_of_two_megabytes_is_too_large() =>
        RefusedAsync(
            ApiOperation.All.Where(one => one.Method != HttpMethod.Get),
            operation => Body(operation, Encoding.UTF8.GetBytes($"{{\"name\":\"{new string('x', 2_000_000)}\"}}")),
            413
        );

    [Theory]
    [InlineData("text/plain")]
    [InlineData("text/csv")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/jsonp")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("nonsense")]
    [InlineData(null)]
    public Task What_is_not_said_to_be_JSON_is_not_read(string? contentType) =>
        RefusedAsync(
            WithBody.Where(one => one.Call.File is null),
            operation =>
            {
                var request = Body(operation, "{}"u8.ToArray());
                request.Content!.Headers.ContentType = null;
                if (contentType is not null)
                    request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
                return request;
            },
            415
        );

    [Fact]
    public async Task Every_wrong_field_is_named_whatever_else_is_wrong()
    {
        var offences = new List<string>();
        foreach (var operation in WithBody)
        foreach (var (path, type, _) in SampleBody.Places(SampleBody.Of(operation.Call.Body!), operation.Call.Body!))
        foreach (var other in (JsonNode?[])[null, new JsonArray(), new JsonObject { ["x"] = 1 }, 1e300, "\u0000", true])
        {
            var body = SampleBody.Of(operation.Call.Body!);
            SampleBody.Places(body, operation.Call.Body!).First(place => place.Path == path).Put(other?.DeepClone());
            using var request = Body(operation, Encoding.UTF8.GetBytes(body.ToJsonString()));
            using var answer = await town.App.Http.SendAsync(request);
            if (await Caught.AsyncIn(answer, operation) is { } offence)
                offences.Add($"{path} = {other?.ToJsonString() ?? "null"}: {offence}");
            else if ((int)answer.StatusCode == 400 && !(await FieldsAsync(answer)).Any(field => Names(field, path)))
                offences.Add($"{operation.Id}: {path} = {other?.ToJsonString()} is not named");
        }

        Offences.AssertNone(offences, "Wrong fields:");
    }

    [Fact]
    public async Task Numbers_days_and_texts_at_their_limits_do_no_harm()
    {
        JsonNode?[] limits =
        [
            int.MaxValue,
            int.MinValue,
            0,
            -1,
            decimal.MaxValue,
            0.001m,
            "0001-01-01",
            "9999-12-31",
            "1901-01-01",
            "2026-02-30",
            "0001-01-01T00:00:00+00:00",
            "9999-12-31T23:59:59-12:00",
            "2999-12-31T23:59:59+08:00",
            "2026-10-12T25:61:00+08:00",
            "2026-10-12T09:30:00",
            "24:00:00",
            "23:59:59.9999999",
            "",
            " ",
            new string('字', 3_000),
            new string('字', 5_000),
            "a/b\\c#d?e%f\t\r\n\u0000\u007f'\"<script>",
            "../../etc/passwd",
            "' or PartitionKey ge '",
            "|",
            "😀‮",
        ];
        var offences = new List<string>();
        foreach (var operation in WithBody)
        foreach (var (path, _, _) in SampleBody.Places(Plausible(operation), operation.Call.Body!))
        foreach (var limit in limits)
        {
            var body = Plausible(operation);
            SampleBody.Places(body, operation.Call.Body!).First(place => place.Path == path).Put(limit?.DeepClone());
            using var request = Body(operation, Encoding.UTF8.GetBytes(body.ToJsonString()));
            using var answer = await town.App.Http.SendAsync(request);
            if (await Caught.AsyncIn(answer, operation) is { } offence)
                offences.Add(
                    $"{path} = {limit?.ToJsonString()[..Math.Min(40, limit.ToJsonString().Length)]}: {offence}"
                );
        }

        Offences.AssertNone(offences.Append(LogOf(offences)).OfType<string>(), "At their limits:");
    }

    [Fact]
    public async Task Without_a_key_nobody_gets_in_and_with_a_wrong_one_nobody_gets_anything()
    {
        var closed = ApiOperation.All.Where(one => !one.Call.Open).ToList();
        Assert.NotEmpty(closed);
        await RefusedAsync(closed, Plain, 401, town.App.Anonymous);
        foreach (var key in (string[])["wrong", "", "密钥", new('k', 5_000), "a,b", "' or 1 eq 1"])
            await RefusedAsync(
                closed,
                operation =>
                {
                    var request = Plain(operation);
                    request.Headers.TryAddWithoutValidation("X-Api-Key", key);
                    return request;
                },
                401,
                town.App.Anonymous
            );
        await RefusedAsync(
            closed,
            operation =>
            {
                var request = Plain(operation);
                request.Headers.Add("Cookie", "delivery-session=CfDJ8nonsense");
                return request;
            },
            401,
            town.App.Anonymous
        );
    }

    [Fact]
    public async Task A_key_needs_the_scope_that_the_document_names()
    {
        var scoped = ApiOperation.All.Where(one => one.Call.Scopes.Length > 0).ToList();
        foreach (var operation in scoped)
        {
            using var without = await town.WithScopesAsync([
                .. Role.All.Except([.. operation.Call.Scopes, Role.Admin]),
            ]);
            await RefusedAsync([operation], Plain, 403, without);
            foreach (var scope in operation.Call.Scopes)
            {
                using var with = await town.WithScopesAsync(scope);
                using var answer = await with.SendAsync(Plain(operation));
                Assert.True((int)answer.StatusCode is not (401 or 403), $"{operation.Id} refuses {scope}.");
            }
        }
    }

    [Fact]
    public async Task A_key_without_any_scope_may_do_nothing_that_needs_a_key()
    {
        using var none = await town.WithScopesAsync();
        await RefusedAsync(ApiOperation.All.Where(one => !one.Call.Open), Plain, 403, none);
    }

    [Fact]
    public async Task Any_scope_will_do_for_reading_and_what_changes_something_needs_one_of_its_own()
    {
        using var one = await town.WithScopesAsync(Role.Conduct);
        foreach (var operation in ApiOperation.All.Where(each => each.Call is { Open: false, Scopes: [] }))
        {
            Assert.Equal(HttpMethod.Get, operation.Method);
            using var answer = await one.SendAsync(Plain(operation));
            Assert.True((int)answer.StatusCode is not (401 or 403), $"{operation.Id} wants another scope.");
        }
    }

    [Fact]
    public async Task A_street_and_a_teacher_get_nothing_of_another_streets_or_teachers()
    {
        // Their own lists are empty. Of a file that nobody sent there is no lesson whose teacher could be asked for.
        string[] own = ["ListOrders", "ListInquiries", "PostMediaComplete"];
        foreach (var kind in (CallerKind[])[CallerKind.Street, CallerKind.Teacher])
        {
            using var stranger = town.SignedIn(kind, kind == CallerKind.Street ? "310101099" : "T99");
            var closed = ApiOperation.All.Where(one => !one.Call.Open && !own.Contains(one.Id));
            await RefusedAsync(closed, Plain, 403, stranger);
        }
    }

    [Fact]
    public async Task A_street_sees_its_own_and_its_session_serves_no_other_site()
    {
        using var street = town.SignedIn(CallerKind.Street, Neighbourhood.Street);
        using var seen = await street.GetAsync($"/api/orders/{town.OrderId}");
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/orders/{town.OrderId}/withdraw");
        request.Headers.Add("Origin", "https://elsewhere.example.com");
        using var foreign = await street.SendAsync(request);

        Assert.Equal(System.Net.HttpStatusCode.OK, seen.StatusCode);
        Assert.Contains("auth.origin", await foreign.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

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
            using var answer = await town.App.Http.SendAsync(request);
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
            using var answer = await town.App.Http.SendAsync(Query(operation, escaped));
            if (await Caught.AsyncIn(answer, operation) is { } offence)
                offences.Add(offence);
        }

        Offences.AssertNone(offences.Append(LogOf(offences)).OfType<string>(), $"With {query}:");
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
        using var answer = await town.App.Http.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));
        var problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;

        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal((status, code), ((int)answer.StatusCode, $"{problem["code"]}"));
        Assert.Equal(status == 405, answer.Content.Headers.Allow.Count > 0);
    }

    [Fact]
    public async Task A_list_at_its_longest_is_judged_and_a_longer_one_is_not_read()
    {
        foreach (var (count, status) in ((int, int)[])[(2_000, 422), (2_001, 400)])
        {
            var order = Neighbourhood.Order("D02");
            order["lessons"] = new JsonArray([
                .. Enumerable.Repeat(0, count).Select(_ => order["lessons"]![0]!.DeepClone()),
            ]);
            var operation = ApiOperation.All.Single(one => one.Id == "PostOrder");
            await RefusedAsync([operation], one => Body(one, Encoding.UTF8.GetBytes(order.ToJsonString())), status);
        }
    }

    [Fact]
    public async Task A_mark_of_the_byte_order_does_no_harm()
    {
        var put = ApiOperation.All.Single(one => one.Id == "PutDiscipline");
        using var request = Body(put, [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Plausible(put).ToJsonString())]);
        using var answer = await town.App.Http.SendAsync(request);

        Assert.Null(await Caught.AsyncIn(answer, put, 200, 201));
    }

    private async Task RefusedAsync(
        IEnumerable<ApiOperation> operations,
        Func<ApiOperation, HttpRequestMessage> ask,
        int status,
        HttpClient? by = null
    )
    {
        var offences = new List<string>();
        foreach (var operation in operations)
        {
            using var request = ask(operation);
            using var answer = await (by ?? town.App.Http).SendAsync(request);
            if (await Caught.AsyncIn(answer, operation, status) is { } offence)
                offences.Add(offence);
        }

        Offences.AssertNone(offences.Append(LogOf(offences)).OfType<string>(), "Not refused as it should be:");
    }

    private string? LogOf(List<string> offences) =>
        offences.Exists(offence => offence.Contains("failed", StringComparison.Ordinal))
            ? town.App.Log.ToString()
            : null;

    private HttpRequestMessage Body(ApiOperation operation, byte[] body)
    {
        var request = Plain(operation);
        request.Content = new ByteArrayContent(body);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return request;
    }

    private HttpRequestMessage Query(ApiOperation operation, string query) =>
        new(HttpMethod.Get, $"{Addresses.Of(operation, town.OrderId)}?{query}");

    private HttpRequestMessage Plain(ApiOperation operation) => Plain(operation, ("", ""));

    private HttpRequestMessage Plain(ApiOperation operation, (string Name, string Value) part)
    {
        var request = new HttpRequestMessage(operation.Method, Addresses.Of(operation, town.OrderId, part));
        if (operation.Call.Body is not null)
            request.Content = new StringContent(Plausible(operation).ToJsonString(), Encoding.UTF8, "application/json");
        return request;
    }

    private static JsonObject Plausible(ApiOperation operation) =>
        operation.Id switch
        {
            "PostOrder" or "PutOrder" => Neighbourhood.Order("D02"),
            "PutStreet" => Neighbourhood.StreetBody(),
            "PutTeacher" => Neighbourhood.TeacherBody(),
            "PutDiscipline" => Neighbourhood.DisciplineBody(),
            _ => SampleBody.Of(operation.Call.Body!).AsObject(),
        };

    private static bool Names(string field, string path) =>
        field == path
        || field.StartsWith(path + ".", StringComparison.Ordinal)
        || path.StartsWith(field, StringComparison.Ordinal);

    private static async Task<IReadOnlyList<string>> FieldsAsync(HttpResponseMessage answer)
    {
        var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        return problem.TryGetProperty("errors", out var errors)
            ? [.. errors.EnumerateArray().Select(error => error.GetProperty("field").GetString()!)]
            : [];
    }
}

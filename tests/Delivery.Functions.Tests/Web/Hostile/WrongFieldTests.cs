using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Delivery.Functions.Tests.Architecture;
using Delivery.Functions.Web.OpenApi;
using Xunit;

namespace Delivery.Functions.Tests.Web.Hostile;

/// <summary>Bodies of the right shape with something in them that should not be there.</summary>
public sealed class WrongFieldTests(Neighbourhood town) : HostileCalls(town)
{
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
            using var answer = await Town.App.Http.SendAsync(request);
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
            using var answer = await Town.App.Http.SendAsync(request);
            if (await Caught.AsyncIn(answer, operation) is { } offence)
                offences.Add(
                    $"{path} = {limit?.ToJsonString()[..Math.Min(40, limit.ToJsonString().Length)]}: {offence}"
                );
        }

        Offences.AssertNone(offences.Append(LogOf(offences)).OfType<string>(), "At their limits:");
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

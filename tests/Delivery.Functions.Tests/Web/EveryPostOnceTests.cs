using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Delivery.Functions.Tests.Architecture;
using Delivery.Functions.Tests.Web.Hostile;
using Delivery.Functions.Web.OpenApi;
using Xunit;

namespace Delivery.Functions.Tests.Web;

/// <summary>One key for two bodies: whatever the call, it is told so, and nothing breaks.</summary>
public sealed class EveryPostOnceTests(Neighbourhood town) : HostileCalls(town)
{
    /// <summary>What cannot be done in this neighbourhood is refused twice; of these at least the first is done.</summary>
    private static readonly string[] Done =
    [
        "PostMatchingPlan",
        "PostOrder",
        "PostWithdrawal",
        "PostTraining",
        "PostPublication",
    ];

    [Fact]
    public async Task The_same_key_with_another_body_is_a_mismatch_and_never_a_failure()
    {
        var (offences, done) = (new List<string>(), new HashSet<string>());
        foreach (
            var operation in ApiOperation.All.Where(one =>
                one.Method == HttpMethod.Post && one.Id != "PostWeChatCallback"
            )
        )
        {
            using var first = await Town.App.Http.SendAsync(Asked(operation, ""));
            using var second = await Town.App.Http.SendAsync(Asked(operation, " "));
            if (first.IsSuccessStatusCode)
                done.Add(operation.Id);
            if (await AgainstAsync(first, second) is { } wrong)
                offences.Add($"{operation.Id}: {wrong}");
        }

        Offences.AssertNone(offences.Append(LogOf(offences)).OfType<string>(), "A key is for one body:");
        Assert.Empty(Done.Except(done));
    }

    private static async Task<string?> AgainstAsync(HttpResponseMessage first, HttpResponseMessage second)
    {
        var (was, now) = (await CodeAsync(first), await CodeAsync(second));
        if (
            first.StatusCode >= HttpStatusCode.InternalServerError
            || second.StatusCode >= HttpStatusCode.InternalServerError
        )
            return $"failed, {(int)first.StatusCode} {was}, then {(int)second.StatusCode} {now}";
        // A refusal that is said before anything is looked up under the key is said again.
        return now == "422 idempotency.mismatch" || !first.IsSuccessStatusCode && now == was
            ? null
            : $"{was}, then {now}";
    }

    private static async Task<string> CodeAsync(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode
            ? $"{(int)answer.StatusCode}"
            : $"{(int)answer.StatusCode} {(string?)JsonNode.Parse(text)!["code"]}";
    }

    // Two bodies that say the same, so that nothing but their bytes is different.
    private HttpRequestMessage Asked(ApiOperation operation, string more)
    {
        var request = Plain(operation);
        var (text, type) = operation.Call switch
        {
            { Body: not null } => ($"{BodyOf(operation)}", "application/json"),
            { File: { } file } => ("code,name\n", file.Split(',')[0].Trim()),
            _ => ("{}", "application/json"),
        };
        request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(text + more));
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        request.Headers.Add("Idempotency-Key", $"every-{operation.Id}");
        return request;
    }

    private static JsonObject BodyOf(ApiOperation operation) =>
        operation.Id == "PostTraining"
            ? new JsonObject
            {
                ["title"] = "配送工作培训",
                ["start"] = "2026-09-21T14:00:00+08:00",
                ["minutes"] = 120,
                ["place"] = "市社区体育协会",
                ["address"] = "测试路1号",
                ["answerBy"] = "2026-09-19T00:00:00+08:00",
            }
            : Plausible(operation);
}

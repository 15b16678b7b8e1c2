using System.Text.Json;
using System.Text.RegularExpressions;
using Delivery.Functions.Web.OpenApi;
using Microsoft.OpenApi;

namespace Delivery.Functions.Tests.Web;

/// <summary>What is wrong with an answer, judged by what every answer of the API owes its caller.</summary>
internal static partial class Caught
{
    private static readonly Lazy<OpenApiDocument> Document = new(() =>
        OpenApiDocument.Parse(ApiDescription.JsonAsync().GetAwaiter().GetResult(), "json").Document!
    );

    /// <summary>Null when the answer is as it should be: documented, and when it refuses, a problem in Chinese with a known code.</summary>
    /// <param name="expected">The only statuses that will do; none where any will that is no failure of ours.</param>
    public static async Task<string?> AsyncIn(HttpResponseMessage answer, ApiOperation operation, params int[] expected)
    {
        var (status, text) = ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
        var wrong =
            status >= 500 ? "failed"
            : expected.Length > 0 && !expected.Contains(status) ? $"not {string.Join(" or ", expected)}"
            : !IsDocumented(operation, status) ? "not documented"
            : status >= 400 ? WrongWith(answer, text)
            : null;
        return wrong is null
            ? null
            : $"{answer.RequestMessage!.Method} {Short(answer.RequestMessage.RequestUri!.PathAndQuery)}: {status}, {wrong}: {Short(text)}";
    }

    private static string? WrongWith(HttpResponseMessage answer, string text)
    {
        if (answer.Content.Headers.ContentType?.MediaType != "application/problem+json")
            return $"no problem but {answer.Content.Headers.ContentType}";
        var problem = JsonDocument.Parse(text).RootElement;
        var code = problem.GetProperty("code").GetString();
        return problem.GetProperty("status").GetInt32() != (int)answer.StatusCode ? "another status inside"
            : ErrorCodes.All.All(known => known.Code != code) ? "an unknown code"
            : problem.GetProperty("type").GetString() != $"/api/docs#{code}" ? "explained elsewhere"
            : !Chinese().IsMatch(problem.GetProperty("detail").GetString()!) ? "no Chinese sentence"
            : !Chinese().IsMatch(problem.GetProperty("title").GetString()!) ? "no Chinese title"
            : StackTrace().IsMatch(text) ? "a stack trace"
            : null;
    }

    private static bool IsDocumented(ApiOperation operation, int status) =>
        Document.Value.Paths[operation.Path].Operations![operation.Method].Responses!.ContainsKey($"{status}");

    private static string Short(string text) => text.Length > 300 ? text[..300] + "…" : text;

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Chinese();

    [GeneratedRegex(@"\n\s+at |Exception", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex StackTrace();
}

using Delivery.Pages.Web;

namespace Delivery.Functions.Web.OpenApi;

/// <summary>The page for people, out of the same operations as the document for programs.</summary>
internal static class ApiDocsReader
{
    public static ApiDocsModel Read(PageFrame frame) =>
        new(
            frame,
            [.. ApiDescription.Stages.Select(Group).Where(group => group.Calls.Count > 0)],
            [.. ErrorCodes.All.Select(error => new ApiDocsError(error.Code, error.Meaning))]
        );

    private static ApiDocsGroup Group(KeyValuePair<string, string> stage) =>
        new(stage.Value, [.. ApiOperation.All.Where(operation => operation.Stage == stage.Key).Select(Call)]);

    private static ApiDocsCall Call(ApiOperation operation) =>
        new(
            operation.Id,
            operation.Method.Method,
            operation.Path,
            operation.Call.Summary,
            WhoMayCall.Say(operation.Call),
            [.. operation.Query.Select(query => new ApiDocsField(query.Name, query.Description, query.Required))],
            operation.Call.Body is { } body ? Fields.Of(body) : [],
            operation.Call.Items is { } item ? Fields.Of(item, "items[].")
                : operation.Call.Answer is { } answer ? Fields.Of(answer)
                : []
        );
}

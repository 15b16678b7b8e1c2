namespace Delivery.Pages.Web;

/// <summary>The API explained to whoever connects a system to it.</summary>
/// <param name="Errors">Problems link to these by code: <c>/api/docs#order.too-late</c>.</param>
public sealed record ApiDocsModel(
    PageFrame Frame,
    IReadOnlyList<ApiDocsGroup> Groups,
    IReadOnlyList<ApiDocsError> Errors
) : IModelOf<ApiDocsPage>;

public sealed record ApiDocsGroup(string Title, IReadOnlyList<ApiDocsCall> Calls);

/// <param name="Id">Names the call in the document for programs, and its anchor here.</param>
/// <param name="Who">Who may call, in words.</param>
public sealed record ApiDocsCall(
    string Id,
    string Method,
    string Path,
    string Summary,
    string Who,
    IReadOnlyList<ApiDocsField> Query,
    IReadOnlyList<ApiDocsField> Body,
    IReadOnlyList<ApiDocsField> Answer
);

/// <param name="Name">With its path, e.g. <c>lessons[].start</c>.</param>
public sealed record ApiDocsField(string Name, string Kind, bool Required);

public sealed record ApiDocsError(string Code, string Meaning);

using LocalFunctions.Storage.Gate;

namespace LocalFunctions.Storage.Wire;

/// <summary>What a request asks for, read off its method and its address.</summary>
internal static class RequestCall
{
    /// <summary>A batch names its table only within, so all are one.</summary>
    public static StorageCall Of(InProcessRequest request)
    {
        var path = request.Uri.Path.AsSpan().TrimStart('/');
        var rest = path[(path.IndexOf('/') + 1)..];
        var end = rest.IndexOfAny('(', '/');
        var resource = (end < 0 ? rest : rest[..end]).ToString();
        var method = request.Method.Method;
        var verb = Verb(method, rest[resource.Length..].SequenceEqual("()"));
        return new StorageCall(method, resource, resource == "$batch" ? "batch" : $"{verb} {resource}");
    }

    private static string Verb(string method, bool every) =>
        (method, every) switch
        {
            ("GET", true) => "query",
            ("GET" or "HEAD", _) => "read",
            ("POST", _) => "insert",
            ("DELETE", _) => "delete",
            ("PATCH" or "MERGE", _) => "merge",
            _ => "put",
        };
}

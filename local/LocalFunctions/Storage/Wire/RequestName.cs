namespace LocalFunctions.Storage.Wire;

/// <summary>What a request does to which table or container, for counting.</summary>
internal static class RequestName
{
    /// <summary>As "read Courses"; a batch names its table only within, so all are one.</summary>
    public static string Of(InProcessRequest request)
    {
        var path = request.Uri.Path.AsSpan().TrimStart('/');
        var rest = path[(path.IndexOf('/') + 1)..];
        if (rest.SequenceEqual("$batch"))
            return "batch";
        var end = rest.IndexOfAny('(', '/');
        var name = end < 0 ? rest : rest[..end];
        return $"{Verb(request.Method.Method, rest[name.Length..].SequenceEqual("()"))} {name}";
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

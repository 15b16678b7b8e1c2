namespace LocalFunctions.Storage.Tables.Queries;

/// <summary>A key inside a continuation token, in the form of the service: version, length, Base64.</summary>
internal static class Continuation
{
    public static string Write(ReadOnlySpan<byte> key)
    {
        var text = Convert.ToBase64String(key);
        return $"1!{text.Length}!{text}";
    }

    public static byte[]? Read(string? token)
    {
        if (string.IsNullOrEmpty(token))
            return null;
        var parts = token.Split('!');
        var bytes = new byte[token.Length];
        return parts.Length == 3 && Convert.TryFromBase64String(parts[2], bytes, out var length)
            ? bytes[..length]
            : throw new RequestRefusedException(TableError.InvalidInput("The continuation token is malformed."));
    }
}

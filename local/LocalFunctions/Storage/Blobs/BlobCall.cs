using LocalFunctions.Storage.Wire;

namespace LocalFunctions.Storage.Blobs;

/// <summary>A request to the blob service, from the SDK in this process or from outside over HTTP.</summary>
internal abstract class BlobCall
{
    /// <param name="path">Escaped, beginning with the account.</param>
    protected BlobCall(string method, string path, string account, string query)
    {
        Method = method;
        Query = new Query(query);
        var rest = path.AsSpan().TrimStart('/')[account.Length..].TrimStart('/');
        var slash = rest.IndexOf('/');
        Container = Uri.UnescapeDataString(slash < 0 ? rest : rest[..slash]);
        Blob = slash < 0 ? "" : Uri.UnescapeDataString(rest[(slash + 1)..]);
    }

    public string Method { get; }
    public Query Query { get; }

    /// <summary>Empty for the account itself.</summary>
    public string Container { get; }

    /// <summary>Empty for the container itself.</summary>
    public string Blob { get; }

    /// <summary>Whether an existing blob may be replaced; a link that only creates may not.</summary>
    public bool MayOverwrite { get; set; } = true;

    public abstract string? Header(string name);

    public abstract IEnumerable<(string Name, string Value)> Headers();

    public abstract Task CopyBodyAsync(Stream target, CancellationToken cancellation);
}

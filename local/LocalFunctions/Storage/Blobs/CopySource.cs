namespace LocalFunctions.Storage.Blobs;

/// <summary>The blob of this account that a copy is made of.</summary>
internal sealed record CopySource
{
    public CopySource(string url, string account)
    {
        var path = Uri.TryCreate(url, UriKind.Absolute, out var source) ? source.AbsolutePath.TrimStart('/') : "";
        var parts = path.Split('/', 3);
        if (parts.Length < 3 || parts[0] != account)
            throw new BlobRefusedException(BlobError.CopySourceNotFound);
        (Container, Blob) = (Uri.UnescapeDataString(parts[1]), Uri.UnescapeDataString(parts[2]));
    }

    public string Container { get; }
    public string Blob { get; }
}

using System.Text.Json;

namespace LocalFunctions.Storage.Blobs;

/// <summary>What a blob says of itself beside its content.</summary>
/// <param name="ContentMd5">Base64.</param>
/// <param name="CopyId">Set where the content was copied from another blob.</param>
internal sealed record BlobHeaders(
    string? ContentType,
    string? ContentEncoding,
    string? ContentLanguage,
    string? ContentDisposition,
    string? CacheControl,
    string? ContentMd5,
    IReadOnlyDictionary<string, string> Metadata,
    string? CopyId = null
)
{
    private const string MetadataPrefix = "x-ms-meta-";

    public static BlobHeaders Of(BlobCall call) =>
        new(
            call.Header("x-ms-blob-content-type") ?? call.Header("Content-Type") ?? "application/octet-stream",
            call.Header("x-ms-blob-content-encoding"),
            call.Header("x-ms-blob-content-language"),
            call.Header("x-ms-blob-content-disposition"),
            call.Header("x-ms-blob-cache-control"),
            call.Header("x-ms-blob-content-md5"),
            MetadataOf(call)
        );

    /// <exception cref="BlobRefusedException">A name is no identifier.</exception>
    public static IReadOnlyDictionary<string, string> MetadataOf(BlobCall call)
    {
        var metadata = call.Headers()
            .Where(header => header.Name.StartsWith(MetadataPrefix, StringComparison.OrdinalIgnoreCase))
            .ToDictionary(
                header => header.Name[MetadataPrefix.Length..],
                header => header.Value,
                StringComparer.OrdinalIgnoreCase
            );
        return metadata.Keys.All(IsIdentifier) ? metadata : throw new BlobRefusedException(BlobError.InvalidMetadata);
    }

    private static bool IsIdentifier(string name) =>
        name.Length > 0
        && !char.IsAsciiDigit(name[0])
        && name.All(character => char.IsAsciiLetterOrDigit(character) || character == '_');

    public static BlobHeaders Read(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize<BlobHeaders>(json)!;

    public byte[] Written() => JsonSerializer.SerializeToUtf8Bytes(this);
}

using LocalFunctions.Storage.Blobs.Containers;
using LocalFunctions.Storage.Blobs.Files;
using LocalFunctions.Storage.Database;
using LocalFunctions.Storage.Wire;

namespace LocalFunctions.Storage.Blobs;

/// <summary>Answers the calls of the blob clients, as the blob service would.</summary>
internal sealed partial class BlobProtocol(StorageFile file, BlobFiles files, string account, ILogger logger)
{
    private readonly ContainerProtocol containers = new(file, files);
    private readonly BlobUpload upload = new(file, files, account);
    private readonly BlobDownload download = new(file.Readers, files);

    public async ValueTask<Answer> AnswerAsync(BlobCall call, CancellationToken cancellation)
    {
        var head = call.Method == "HEAD";
        try
        {
            return await RouteAsync(call, cancellation);
        }
        catch (BlobRefusedException refused)
        {
            return refused.Error.Answer(head);
        }
        catch (IOException failed)
        {
            BlobFailed(failed, call.Method, call.Container, call.Blob);
            return BlobError.Internal(failed.Message).Answer(head);
        }
    }

    private async Task<Answer> RouteAsync(BlobCall call, CancellationToken cancellation) =>
        (call.Container, call.Blob) switch
        {
            ("", _) => containers.Account(call),
            (_, "") => await containers.AnswerAsync(call),
            _ => await BlobAsync(call, cancellation),
        };

    private Task<Answer> BlobAsync(BlobCall call, CancellationToken cancellation) =>
        (call.Method, call.Query["comp"]) switch
        {
            ("GET" or "HEAD", null or "metadata") => Task.FromResult(download.Answer(call)),
            ("GET", "blocklist") => Task.FromResult(upload.GetBlockList(call)),
            ("PUT", null) when call.Header("x-ms-copy-source") is not null => upload.CopyAsync(call, cancellation),
            ("PUT", null) => upload.PutAsync(call, cancellation),
            ("PUT", "block") => upload.PutBlockAsync(call, cancellation),
            ("PUT", "blocklist") => upload.PutBlockListAsync(call, cancellation),
            ("PUT", "metadata") => ChangeAsync(call, WithMetadata(BlobHeaders.MetadataOf(call))),
            ("PUT", "properties") => ChangeAsync(call, WithHeaders(BlobHeaders.Of(call))),
            ("DELETE", null) => DeleteAsync(call),
            _ => throw NotImplemented(),
        };

    private static Func<BlobHeaders, BlobHeaders> WithMetadata(IReadOnlyDictionary<string, string> metadata) =>
        headers => headers with { Metadata = metadata };

    // What the caller does not name is cleared, as the service does.
    private static Func<BlobHeaders, BlobHeaders> WithHeaders(BlobHeaders given) =>
        headers => given with { Metadata = headers.Metadata };

    private async Task<Answer> ChangeAsync(BlobCall call, Func<BlobHeaders, BlobHeaders> change)
    {
        var write = new BlobChange(call, change);
        await file.Writer.RunAsync(write);
        return write.Refusal?.Answer(head: false) ?? BlobAnswers.Stamped(200, write.Stamp);
    }

    private async Task<Answer> DeleteAsync(BlobCall call)
    {
        var write = new BlobDeletion(call, files);
        await file.Writer.RunAsync(write);
        return write.Refusal?.Answer(head: false) ?? new Answer(202);
    }

    private static BlobRefusedException NotImplemented() => new(BlobError.NotImplemented);

    [LoggerMessage(2104, LogLevel.Error, "The blob storage could not {Method} {Container}/{Blob}")]
    private partial void BlobFailed(Exception failure, string method, string container, string blob);
}

using Delivery.Local.Storage.Database;
using Delivery.Local.Storage.Wire;

namespace Delivery.Local.Storage.Blobs;

/// <summary>Answers the calls of the blob clients, as the blob service would.</summary>
internal sealed class BlobProtocol(StorageFile file, BlobFiles files, string account, ILogger logger)
{
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
            logger.LogError(
                failed,
                "The blob storage could not {Method} {Container}/{Blob}",
                call.Method,
                call.Container,
                call.Blob
            );
            return BlobError.Internal(failed.Message).Answer(head);
        }
    }

    private async Task<Answer> RouteAsync(BlobCall call, CancellationToken cancellation) =>
        (call.Container, call.Blob) switch
        {
            ("", _) => Account(call),
            (_, "") => await ContainerAsync(call),
            _ => await BlobAsync(call, cancellation),
        };

    private Answer Account(BlobCall call) =>
        (call.Method, call.Query["comp"], call.Query["restype"]) switch
        {
            ("GET", "list", _) => BlobAnswers.Xml(
                200,
                Read(connection => ContainerListing.Read(connection, call.Query))
            ),
            _ => throw NotImplemented(),
        };

    private async Task<Answer> ContainerAsync(BlobCall call)
    {
        if (call.Query["restype"] != "container")
            throw NotImplemented();
        if (!ContainerRecord.IsValid(call.Container))
            throw new BlobRefusedException(BlobError.InvalidResourceName);
        return (call.Method, call.Query["comp"]) switch
        {
            ("PUT", null) => await CreateAsync(call),
            ("PUT", "metadata") => await SetContainerMetadataAsync(call),
            ("DELETE", null) => await DeleteContainerAsync(call),
            ("GET" or "HEAD", null or "metadata") => ContainerProperties(call),
            ("GET", "list") => List(call),
            _ => throw NotImplemented(),
        };
    }

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

    private async Task<Answer> CreateAsync(BlobCall call)
    {
        var write = new ContainerCreation(call.Container, BlobHeaders.MetadataOf(call));
        await file.Writer.RunAsync(write);
        return write.Refusal?.Answer(head: false) ?? BlobAnswers.Stamped(201, write.Stamp);
    }

    private async Task<Answer> SetContainerMetadataAsync(BlobCall call)
    {
        var write = new ContainerMetadataWrite(call.Container, BlobHeaders.MetadataOf(call));
        await file.Writer.RunAsync(write);
        return write.Refusal?.Answer(head: false) ?? BlobAnswers.Stamped(200, write.Stamp);
    }

    private async Task<Answer> DeleteContainerAsync(BlobCall call)
    {
        var write = new ContainerDeletion(call.Container, files);
        await file.Writer.RunAsync(write);
        return write.Refusal?.Answer(head: false) ?? new Answer(202);
    }

    private Answer ContainerProperties(BlobCall call)
    {
        var container = Container(call);
        var answer = BlobAnswers
            .Stamped(200, container.Stamp)
            .With("x-ms-lease-status", "unlocked")
            .With("x-ms-lease-state", "available");
        foreach (var (name, value) in container.Metadata)
            answer.With("x-ms-meta-" + name, value);
        return answer;
    }

    private Answer List(BlobCall call)
    {
        Container(call);
        return BlobAnswers.Xml(200, Read(connection => new BlobListing(call.Query).Read(connection, call.Container)));
    }

    private ContainerRecord Container(BlobCall call) =>
        Read(connection => ContainerRecord.Find(connection, call.Container))
        ?? throw new BlobRefusedException(BlobError.ContainerNotFound);

    private T Read<T>(Func<Connection, T> read)
    {
        var connection = file.Readers.Rent();
        try
        {
            return read(connection);
        }
        finally
        {
            file.Readers.Return(connection);
        }
    }

    private static BlobRefusedException NotImplemented() => new(BlobError.NotImplemented);
}

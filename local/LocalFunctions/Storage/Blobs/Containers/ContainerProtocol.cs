using LocalFunctions.Storage.Blobs.Files;
using LocalFunctions.Storage.Database;
using LocalFunctions.Storage.Wire;

namespace LocalFunctions.Storage.Blobs.Containers;

/// <summary>Answers calls about containers and about the account, which is all of them.</summary>
internal sealed class ContainerProtocol(StorageFile file, BlobFiles files)
{
    public Answer Account(BlobCall call) =>
        (call.Method, call.Query["comp"], call.Query["restype"]) switch
        {
            ("GET", "list", _) => BlobAnswers.Xml(
                200,
                file.Read(connection => ContainerListing.Read(connection, call.Query))
            ),
            _ => throw NotImplemented(),
        };

    public async Task<Answer> AnswerAsync(BlobCall call)
    {
        if (call.Query["restype"] != "container")
            throw NotImplemented();
        if (!ContainerRecord.IsValid(call.Container))
            throw new BlobRefusedException(BlobError.InvalidResourceName);
        return (call.Method, call.Query["comp"]) switch
        {
            ("PUT", null) => await CreateAsync(call),
            ("PUT", "metadata") => await SetMetadataAsync(call),
            ("DELETE", null) => await DeleteAsync(call),
            ("GET" or "HEAD", null or "metadata") => Properties(call),
            ("GET", "list") => List(call),
            _ => throw NotImplemented(),
        };
    }

    private async Task<Answer> CreateAsync(BlobCall call)
    {
        var write = new ContainerCreation(call.Container, BlobHeaders.MetadataOf(call));
        await file.Writer.RunAsync(write);
        return write.Refusal?.Answer(head: false) ?? BlobAnswers.Stamped(201, write.Stamp);
    }

    private async Task<Answer> SetMetadataAsync(BlobCall call)
    {
        var write = new ContainerMetadataWrite(call.Container, BlobHeaders.MetadataOf(call));
        await file.Writer.RunAsync(write);
        return write.Refusal?.Answer(head: false) ?? BlobAnswers.Stamped(200, write.Stamp);
    }

    private async Task<Answer> DeleteAsync(BlobCall call)
    {
        var write = new ContainerDeletion(call.Container, files);
        await file.Writer.RunAsync(write);
        return write.Refusal?.Answer(head: false) ?? new Answer(202);
    }

    private Answer Properties(BlobCall call)
    {
        var container = Found(call);
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
        Found(call);
        return BlobAnswers.Xml(
            200,
            file.Read(connection => new BlobListing(call.Query).Read(connection, call.Container))
        );
    }

    private ContainerRecord Found(BlobCall call) =>
        file.Read(connection => ContainerRecord.Find(connection, call.Container))
        ?? throw new BlobRefusedException(BlobError.ContainerNotFound);

    private static BlobRefusedException NotImplemented() => new(BlobError.NotImplemented);
}

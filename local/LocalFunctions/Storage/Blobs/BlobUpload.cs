using LocalFunctions.Storage.Blobs.Blocks;
using LocalFunctions.Storage.Blobs.Containers;
using LocalFunctions.Storage.Blobs.Files;
using LocalFunctions.Storage.Database;
using LocalFunctions.Storage.Wire;

namespace LocalFunctions.Storage.Blobs;

/// <summary>Takes in contents: whole, block by block, or copied from another blob.</summary>
internal sealed class BlobUpload(StorageFile file, BlobFiles files, string account)
{
    private const int MostBlockIdLength = 88;

    public async Task<Answer> PutAsync(BlobCall call, CancellationToken cancellation)
    {
        if (call.Header("x-ms-blob-type") != "BlockBlob")
            throw new BlobRefusedException(BlobError.NotImplemented);
        var content = await ReceiveAsync(call, cancellation);
        var headers = BlobHeaders.Of(call);
        var saved = await SaveAsync(call, content, headers with { ContentMd5 = headers.ContentMd5 ?? content.Md5 }, []);
        return saved.With("Content-MD5", content.Md5);
    }

    public async Task<Answer> PutBlockAsync(BlobCall call, CancellationToken cancellation)
    {
        var id = call.Query["blockid"];
        if (
            string.IsNullOrEmpty(id)
            || id.Length > MostBlockIdLength
            || !Convert.TryFromBase64String(id, new byte[66], out _)
        )
            throw new BlobRefusedException(BlobError.InvalidQuery);
        var content = await ReceiveAsync(call, cancellation);
        var write = new BlockSaving(call, id, content, files);
        await file.Writer.RunAsync(write);
        return write.Refusal?.Answer(head: false) ?? new Answer(201).With("Content-MD5", content.Md5);
    }

    public async Task<Answer> PutBlockListAsync(BlobCall call, CancellationToken cancellation)
    {
        using var list = new MemoryStream();
        await call.CopyBodyAsync(list, cancellation);
        list.Position = 0;
        var blocks = BlockList.Chosen(list, Blocks(call));
        var content = await files.WriteAsync(target => JoinAsync(blocks, target, cancellation));
        return await SaveAsync(call, content, BlobHeaders.Of(call), blocks);
    }

    public async Task<Answer> CopyAsync(BlobCall call, CancellationToken cancellation)
    {
        var source = new CopySource(call.Header("x-ms-copy-source")!, account);
        var blob = Source(source.Container, source.Blob);
        var content = await files.WriteAsync(target =>
            JoinAsync([new("", blob.File, 0, blob.Length, true)], target, cancellation)
        );
        var metadata = BlobHeaders.MetadataOf(call);
        var headers = blob.Headers with
        {
            Metadata = metadata.Count > 0 ? metadata : blob.Headers.Metadata,
            CopyId = Guid.NewGuid().ToString(),
        };
        var saved = await SaveAsync(call, content, headers, [], status: 202);
        return saved.With("x-ms-copy-id", headers.CopyId).With("x-ms-copy-status", "success");
    }

    public Answer GetBlockList(BlobCall call) =>
        BlobAnswers.Xml(200, BlockList.Written(Blocks(call), call.Query["blocklisttype"] ?? "committed"));

    private async Task<BlobFile> ReceiveAsync(BlobCall call, CancellationToken cancellation)
    {
        var content = await files.WriteAsync(target => call.CopyBodyAsync(target, cancellation));
        if (call.Header("Content-MD5") is { } expected && expected != content.Md5)
        {
            files.Delete([content.Name]);
            throw new BlobRefusedException(BlobError.Md5Mismatch);
        }
        return content;
    }

    private async Task<Answer> SaveAsync(
        BlobCall call,
        BlobFile content,
        BlobHeaders headers,
        IReadOnlyList<Block> blocks,
        int status = 201
    )
    {
        var write = new BlobSaving(call, content, headers, blocks, files);
        await file.Writer.RunAsync(write);
        return write.Refusal?.Answer(head: false)
            ?? BlobAnswers.Stamped(status, write.Stamp).With("x-ms-request-server-encrypted", "true");
    }

    private async Task JoinAsync(IEnumerable<Block> blocks, Stream target, CancellationToken cancellation)
    {
        foreach (var block in blocks)
        {
            await using var part = new StreamSlice(files.Open(block.File), new ByteRange(block.Offset, block.Length));
            await part.CopyToAsync(target, cancellation);
        }
    }

    private List<Block> Blocks(BlobCall call) =>
        file.Read(connection =>
            ContainerRecord.Find(connection, call.Container) is null
                ? throw new BlobRefusedException(BlobError.ContainerNotFound)
                : Block.All(connection, call.Container, call.Blob)
        );

    private BlobRecord Source(string container, string name) =>
        file.Read(connection => BlobRecord.Find(connection, container, name))
        ?? throw new BlobRefusedException(BlobError.CopySourceNotFound);
}

using LocalFunctions.Storage.Blobs.Blocks;
using LocalFunctions.Storage.Blobs.Containers;
using LocalFunctions.Storage.Blobs.Files;
using LocalFunctions.Storage.Database;

namespace LocalFunctions.Storage.Blobs;

/// <summary>Makes a written file the content of a blob, if the conditions hold at that moment.</summary>
/// <param name="blocks">Of which blocks the content consists, where it was put together from blocks.</param>
internal sealed class BlobSaving(
    BlobCall call,
    BlobFile content,
    BlobHeaders headers,
    IReadOnlyList<Block> blocks,
    BlobFiles files
) : Write
{
    private readonly List<string> abandoned = [];

    public BlobError? Refusal { get; private set; }
    public long Stamp { get; private set; }

    public override bool HasManySteps => true;

    public override void Apply(Connection connection, Stamps stamps)
    {
        var existing = BlobRecord.Find(connection, call.Container, call.Blob);
        Refusal = RefusalOf(connection, existing);
        if (Refusal is not null)
        {
            abandoned.Add(content.Name);
            return;
        }
        Stamp = stamps.Next(connection);
        var created = existing?.Created ?? Stamp;
        new BlobRecord(call.Blob, Stamp, created, content.Name, content.Length, headers).Save(
            connection,
            call.Container
        );
        abandoned.AddRange(Block.DeleteAll(connection, call.Container, call.Blob));
        if (existing is not null)
            abandoned.Add(existing.File);
        SaveBlocks(connection);
    }

    public override void Committed() => files.Delete(abandoned.Distinct());

    private BlobError? RefusalOf(Connection connection, BlobRecord? existing)
    {
        if (ContainerRecord.Find(connection, call.Container) is null)
            return BlobError.ContainerNotFound;
        if (existing is not null && !call.MayOverwrite)
            return BlobError.Overwrite;
        return BlobConditions.Of(call).RefusalOfWriting(existing?.Stamp);
    }

    private void SaveBlocks(Connection connection)
    {
        var offset = 0L;
        foreach (var block in blocks)
        {
            var committed = block with { File = content.Name, Offset = offset, IsCommitted = true };
            committed.Save(connection, call.Container, call.Blob, Stamp);
            offset += block.Length;
        }
    }
}

using LocalFunctions.Storage.Blobs.Containers;
using LocalFunctions.Storage.Blobs.Files;
using LocalFunctions.Storage.Database;

namespace LocalFunctions.Storage.Blobs.Blocks;

/// <summary>Keeps an uploaded block until a block list takes it up.</summary>
internal sealed class BlockSaving(BlobCall call, string id, BlobFile content, BlobFiles files) : Write
{
    private string? abandoned;

    public BlobError? Refusal { get; private set; }

    public override bool HasManySteps => true;

    public override void Apply(Connection connection, Stamps stamps)
    {
        var others = Block.All(connection, call.Container, call.Blob).Where(block => !block.IsCommitted).ToList();
        Refusal =
            ContainerRecord.Find(connection, call.Container) is null ? BlobError.ContainerNotFound
            : others.Exists(block => block.Id.Length != id.Length) ? BlobError.InvalidBlobOrBlock
            : null;
        abandoned = Refusal is null ? others.Find(block => block.Id == id)?.File : content.Name;
        if (Refusal is null)
            new Block(id, content.Name, 0, content.Length, IsCommitted: false).Save(
                connection,
                call.Container,
                call.Blob,
                stamps.Next(connection)
            );
    }

    public override void Committed()
    {
        if (abandoned is not null)
            files.Delete([abandoned]);
    }
}

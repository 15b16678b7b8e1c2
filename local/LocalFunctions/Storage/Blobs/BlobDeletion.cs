using LocalFunctions.Storage.Blobs.Blocks;
using LocalFunctions.Storage.Blobs.Files;
using LocalFunctions.Storage.Database;

namespace LocalFunctions.Storage.Blobs;

internal sealed class BlobDeletion(BlobCall call, BlobFiles files) : Write
{
    private readonly List<string> abandoned = [];

    public BlobError? Refusal { get; private set; }

    public override bool HasManySteps => true;

    public override void Apply(Connection connection, Stamps stamps)
    {
        if (BlobRecord.Find(connection, call.Container, call.Blob) is not { } blob)
        {
            Refusal = BlobError.BlobNotFound;
            return;
        }
        Refusal = BlobConditions.Of(call).RefusalOfWriting(blob.Stamp);
        if (Refusal is not null)
            return;
        abandoned.Add(blob.File);
        abandoned.AddRange(Block.DeleteAll(connection, call.Container, call.Blob));
        connection
            .Prepared("DELETE FROM blobs WHERE container = ? AND name = ?")
            .Bind(0, call.Container)
            .Bind(1, call.Blob)
            .Run();
    }

    public override void Committed() => files.Delete(abandoned);
}

using LocalFunctions.Storage.Blobs.Files;
using LocalFunctions.Storage.Database;

namespace LocalFunctions.Storage.Blobs;

/// <summary>Gives a blob other headers; its content stays.</summary>
internal sealed class BlobChange(BlobCall call, Func<BlobHeaders, BlobHeaders> change) : Write
{
    public BlobError? Refusal { get; private set; }
    public long Stamp { get; private set; }

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
        Stamp = stamps.Next(connection);
        (blob with { Stamp = Stamp, Headers = change(blob.Headers) }).Save(connection, call.Container);
    }
}

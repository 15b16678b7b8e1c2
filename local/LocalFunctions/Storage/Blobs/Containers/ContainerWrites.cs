using System.Text.Json;
using LocalFunctions.Storage.Blobs.Files;
using LocalFunctions.Storage.Database;

namespace LocalFunctions.Storage.Blobs.Containers;

internal sealed class ContainerCreation(string name, IReadOnlyDictionary<string, string> metadata) : Write
{
    public BlobError? Refusal { get; private set; }
    public long Stamp { get; private set; }

    public override void Apply(Connection connection, Stamps stamps)
    {
        Stamp = stamps.Next(connection);
        var created = connection
            .Prepared("INSERT INTO containers (name, stamp, metadata) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")
            .Bind(0, name)
            .Bind(1, Stamp)
            .BindBlob(2, JsonSerializer.SerializeToUtf8Bytes(metadata))
            .Run();
        Refusal = created == 1 ? null : BlobError.ContainerAlreadyExists;
    }
}

internal sealed class ContainerMetadataWrite(string name, IReadOnlyDictionary<string, string> metadata) : Write
{
    public BlobError? Refusal { get; private set; }
    public long Stamp { get; private set; }

    public override void Apply(Connection connection, Stamps stamps)
    {
        Stamp = stamps.Next(connection);
        var changed = connection
            .Prepared("UPDATE containers SET stamp = ?, metadata = ? WHERE name = ?")
            .Bind(0, Stamp)
            .BindBlob(1, JsonSerializer.SerializeToUtf8Bytes(metadata))
            .Bind(2, name)
            .Run();
        Refusal = changed == 1 ? null : BlobError.ContainerNotFound;
    }
}

internal sealed class ContainerDeletion(string name, BlobFiles files) : Write
{
    private readonly List<string> abandoned = [];

    public BlobError? Refusal { get; private set; }

    public override bool HasManySteps => true;

    public override void Apply(Connection connection, Stamps stamps)
    {
        var deleted = connection.Prepared("DELETE FROM containers WHERE name = ?").Bind(0, name).Run();
        Refusal = deleted == 1 ? null : BlobError.ContainerNotFound;
        Take(connection.Prepared("DELETE FROM blobs WHERE container = ? RETURNING file"));
        Take(connection.Prepared("DELETE FROM blocks WHERE container = ? RETURNING file"));
    }

    public override void Committed() => files.Delete(abandoned.Distinct());

    private void Take(Statement deletion)
    {
        deletion.Bind(0, name);
        while (deletion.Step())
            abandoned.Add(deletion.Text(0));
        deletion.Reset();
    }
}

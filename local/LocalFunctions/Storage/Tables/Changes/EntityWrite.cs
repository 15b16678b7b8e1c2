using LocalFunctions.Storage.Database;

namespace LocalFunctions.Storage.Tables.Changes;

/// <summary>One change on its own.</summary>
internal sealed class EntityWrite(TableNames names, EntityChange change) : Write
{
    public TableError? Refusal { get; private set; }

    public override void Apply(Connection connection, Stamps stamps) =>
        Refusal = change.Apply(connection, stamps, names);
}

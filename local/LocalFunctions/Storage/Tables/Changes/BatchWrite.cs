using LocalFunctions.Storage.Database;

namespace LocalFunctions.Storage.Tables.Changes;

/// <summary>Changes that happen all or not at all.</summary>
internal sealed class BatchWrite(TableNames names, IReadOnlyList<EntityChange> changes) : Write
{
    public TableError? Refusal { get; private set; }

    public override bool HasManySteps => true;

    public override void Apply(Connection connection, Stamps stamps)
    {
        connection.Prepared("SAVEPOINT batch").Run();
        Refusal = ApplyAll(connection, stamps);
        if (Refusal is not null)
            connection.Prepared("ROLLBACK TO batch").Run();
        connection.Prepared("RELEASE batch").Run();
    }

    private TableError? ApplyAll(Connection connection, Stamps stamps)
    {
        for (var i = 0; i < changes.Count; i++)
            if (changes[i].Apply(connection, stamps, names) is { } refusal)
                return refusal.At(i);
        return null;
    }
}

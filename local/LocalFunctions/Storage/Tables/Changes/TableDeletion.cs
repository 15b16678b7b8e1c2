using LocalFunctions.Storage.Database;

namespace LocalFunctions.Storage.Tables.Changes;

internal sealed class TableDeletion(TableNames names, string name) : Write
{
    public TableError? Refusal { get; private set; }

    public override bool HasManySteps => true;

    public override void Apply(Connection connection, Stamps stamps)
    {
        connection
            .Prepared("DELETE FROM entities WHERE tableId = (SELECT id FROM tables WHERE name = ?)")
            .Bind(0, name)
            .Run();
        var deleted = connection.Prepared("DELETE FROM tables WHERE name = ?").Bind(0, name).Run();
        Refusal = deleted == 0 ? TableError.ResourceNotFound : null;
    }

    public override void Committed()
    {
        if (Refusal is null)
            names.Remove(name);
    }
}

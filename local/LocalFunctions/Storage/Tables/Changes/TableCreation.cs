using LocalFunctions.Storage.Database;

namespace LocalFunctions.Storage.Tables.Changes;

internal sealed class TableCreation(TableNames names, string name) : Write
{
    private long created;

    public TableError? Refusal { get; private set; }

    public override void Apply(Connection connection, Stamps stamps)
    {
        var insert = connection.Prepared("INSERT INTO tables (name) VALUES (?) ON CONFLICT DO NOTHING RETURNING id");
        Refusal = insert.Bind(0, name).Step() ? null : TableError.TableAlreadyExists;
        if (Refusal is null)
            created = insert.Long(0);
        // Once more to the end: RETURNING gives its row before the statement is done.
        if (Refusal is null)
            insert.Step();
        insert.Reset();
    }

    public override void Committed()
    {
        if (Refusal is null)
            names.Add(name, created);
    }
}

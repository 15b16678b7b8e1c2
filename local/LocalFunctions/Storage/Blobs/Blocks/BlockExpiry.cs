using LocalFunctions.Storage.Database;

namespace LocalFunctions.Storage.Blobs.Blocks;

/// <summary>Forgets blocks that no block list has taken up within a week, as the service does.</summary>
internal sealed class BlockExpiry(DateTimeOffset now) : Write
{
    public override void Apply(Connection connection, Stamps stamps) =>
        connection
            .Prepared("DELETE FROM blocks WHERE committed = 0 AND stamp < ?")
            .Bind(0, now.AddDays(-7).UtcTicks)
            .Run();
}

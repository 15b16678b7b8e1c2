using Azure.Data.Tables;
using Xunit;

namespace LocalFunctions.Tests.Storage;

/// <summary>Tables themselves.</summary>
public abstract class TableContract(StorageUnderTest storage)
{
    [Fact]
    public async Task A_table_is_created_once()
    {
        var table = await storage.FreshTableAsync();
        Assert.Equal(409, (await table.CreateIfNotExistsAsync()).GetRawResponse().Status);
        await table.CreateAsync().IsRefusedAsync(409, "TableAlreadyExists");
        await storage.Tables.CreateTableAsync(table.Name.ToUpperInvariant()).IsRefusedAsync(409, "TableAlreadyExists");
    }

    [Fact]
    public async Task A_deleted_table_is_gone_with_its_entities()
    {
        var table = await storage.FreshTableAsync();
        await table.AddEntityAsync(new TableEntity("p", "r"));
        Assert.Equal(204, (await table.DeleteAsync()).Status);
        Assert.Equal(404, (await table.DeleteAsync()).Status);
        await table.AddEntityAsync(new TableEntity("p", "r")).IsRefusedAsync(404, "TableNotFound");
    }

    [Fact]
    public async Task In_a_table_that_is_not_there_nothing_can_be_done()
    {
        var table = storage.Tables.GetTableClient("Absent" + Guid.NewGuid().ToString("N"));
        await table.AddEntityAsync(new TableEntity("p", "r")).IsRefusedAsync(404, "TableNotFound");
        await table.UpsertEntityAsync(new TableEntity("p", "r")).IsRefusedAsync(404, "TableNotFound");
        await table.GetEntityAsync<TableEntity>("p", "r").IsRefusedAsync(404, "TableNotFound");
        await Task.Run(() => table.Query<TableEntity>().ToList()).IsRefusedAsync(404, "TableNotFound");
    }

    [Fact]
    public async Task Tables_are_listed_by_name()
    {
        var name = (await storage.FreshTableAsync()).Name;
        var other = (await storage.FreshTableAsync()).Name;
        Assert.Equal(name, storage.Tables.Query(item => item.Name == name).Single().Name);
        Assert.Equal(
            name,
            storage.Tables.Query(TableServiceClient.CreateQueryFilter($"TableName eq {name}")).Single().Name
        );
        var all = storage.Tables.Query(maxPerPage: 1).Select(item => item.Name).ToList();
        Assert.Contains(name, all);
        Assert.Contains(other, all);
    }
}

public sealed class EmbeddedTableTests(EmbeddedFixture storage)
    : TableContract(storage),
        IClassFixture<EmbeddedFixture>;

public sealed class RestTableTests(RestFixture storage) : TableContract(storage), IClassFixture<RestFixture>;

[Collection(AzuriteCollection.Name)]
public sealed class AzuriteTableTests(AzuriteFixture storage) : TableContract(storage);

using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Xunit;

namespace LocalFunctions.Tests.Storage;

/// <summary>A storage that the contract is held against.</summary>
public abstract class StorageUnderTest : IAsyncLifetime
{
    public TableServiceClient Tables { get; protected set; } = null!;

    public BlobServiceClient Blobs { get; protected set; } = null!;

    /// <summary>Whether it is the emulator, which does not hold every rule that the service holds.</summary>
    public virtual bool IsAzurite => false;

    /// <summary>For those who hold nothing but a link.</summary>
    public HttpClient Browser { get; } = new();

    public async Task<TableClient> FreshTableAsync()
    {
        var table = Tables.GetTableClient("T" + Guid.NewGuid().ToString("N"));
        await table.CreateAsync();
        return table;
    }

    public async Task<BlobContainerClient> FreshContainerAsync()
    {
        var container = Blobs.GetBlobContainerClient("c-" + Guid.NewGuid().ToString("N"));
        await container.CreateAsync();
        return container;
    }

    public abstract ValueTask InitializeAsync();

    public virtual ValueTask DisposeAsync()
    {
        Browser.Dispose();
        return ValueTask.CompletedTask;
    }
}

internal static class Refusals
{
    /// <summary>Asserts that the call fails with this status and code.</summary>
    public static async Task<RequestFailedException> IsRefusedAsync(this Task call, int status, string code)
    {
        var refusal = await Assert.ThrowsAnyAsync<RequestFailedException>(() => call);
        Assert.Equal((status, code), (refusal.Status, refusal.ErrorCode));
        return refusal;
    }
}

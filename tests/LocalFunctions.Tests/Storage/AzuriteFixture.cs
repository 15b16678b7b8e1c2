using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Xunit;

namespace LocalFunctions.Tests.Storage;

/// <summary>Azurite behind the real clients; one process for all its tests.</summary>
public sealed class AzuriteFixture : StorageUnderTest
{
    // The account that Azurite always has.
    private const string Account =
        "AccountName=devstoreaccount1;AccountKey="
        + "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private AzuriteProcess? azurite;

    public override bool IsAzurite => true;

    public override async ValueTask InitializeAsync()
    {
        azurite = await AzuriteProcess.StartAsync();
        var connection =
            $"DefaultEndpointsProtocol=http;{Account};BlobEndpoint={azurite.BlobAddress}/devstoreaccount1;"
            + $"TableEndpoint={azurite.TableAddress}/devstoreaccount1;";
        Tables = new TableServiceClient(connection, new TableClientOptions { Retry = { MaxRetries = 0 } });
        Blobs = new BlobServiceClient(connection, new BlobClientOptions { Retry = { MaxRetries = 0 } });
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        azurite?.Dispose();
    }
}

[CollectionDefinition(Name)]
public sealed class AzuriteCollection : ICollectionFixture<AzuriteFixture>
{
    public const string Name = "Azurite";
}

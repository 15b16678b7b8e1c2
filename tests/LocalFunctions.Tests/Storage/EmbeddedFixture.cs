using System.Net;
using LocalFunctions.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace LocalFunctions.Tests.Storage;

/// <summary>The embedded storage in a folder of its own, its blobs reachable over HTTP.</summary>
public class EmbeddedFixture : StorageUnderTest
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("delivery-storage-");
    private WebApplication? web;
    private EmbeddedStorage? storage;

    public override async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        web = builder.Build();
        web.Map("/storage/{**rest}", http => storage!.AnswerAsync(http));
        await web.StartAsync();
        var endpoint = new Uri(web.Urls.Single() + "/storage/");
        storage = EmbeddedStorage.Open(folder.FullName, endpoint, TimeProvider.System, NullLoggerFactory.Instance);
        Use(storage);
    }

    /// <summary>Chooses the clients that the contract is held against.</summary>
    private protected virtual void Use(EmbeddedStorage opened) => (Tables, Blobs) = (opened.Tables, opened.Blobs);

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await web!.DisposeAsync();
        await storage!.DisposeAsync();
        folder.Delete(recursive: true);
    }
}

/// <summary>The same storage, every call to it a request that is answered in the process.</summary>
public sealed class RestFixture : EmbeddedFixture
{
    private protected override void Use(EmbeddedStorage opened) =>
        (Tables, Blobs) = (opened.TablesByRest, opened.BlobsByRest);
}

using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Delivery.Local.Storage;

namespace Delivery.Local.Hosting;

/// <summary>The storage clients that the app gets: over the data folder, or over a real storage account or Azurite.</summary>
internal sealed class HostStorage : IAsyncDisposable
{
    public const string Path = "/storage";
    private const string Azurite = "UseDevelopmentStorage=true";
    private readonly EmbeddedStorage? embedded;

    private HostStorage(EmbeddedStorage embedded) =>
        (this.embedded, Tables, Blobs) = (embedded, embedded.Tables, embedded.Blobs);

    private HostStorage(string connection) =>
        (Tables, Blobs) = (new TableServiceClient(connection), new BlobServiceClient(connection));

    public TableServiceClient Tables { get; }

    public BlobServiceClient Blobs { get; }

    public static HostStorage Open(HostOptions options, Uri baseUrl, TimeProvider clock, ILoggerFactory log) =>
        options.Storage switch
        {
            "embedded" => new HostStorage(
                EmbeddedStorage.Open(
                    System.IO.Path.Combine(options.DataFolder, "storage"),
                    new Uri(baseUrl, Path),
                    clock,
                    log
                )
            ),
            "azurite" => new HostStorage(Azurite),
            var connection => OpenAccount(connection),
        };

    private static HostStorage OpenAccount(string connection)
    {
        try
        {
            return new HostStorage(connection);
        }
        catch (Exception unreadable)
            when (unreadable is FormatException or ArgumentException or InvalidOperationException)
        {
            throw new StartRefusedException("--storage 要写 embedded、azurite，或存储账户的连接字符串。", unreadable);
        }
    }

    /// <summary>Browsers upload straight to storage; embedded storage answers them here.</summary>
    public void Map(IEndpointRouteBuilder endpoints)
    {
        if (embedded is not null)
            endpoints.Map(Path + "/{**path}", embedded.AnswerAsync);
    }

    public ValueTask DisposeAsync() => embedded?.DisposeAsync() ?? ValueTask.CompletedTask;
}

using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using LocalFunctions.Measuring;
using LocalFunctions.Storage;

namespace LocalFunctions.Hosting;

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

    public static HostStorage Open(
        FunctionsHostOptions options,
        Uri baseUrl,
        TimeProvider clock,
        ILoggerFactory log,
        Tally tally
    ) =>
        options.Storage switch
        {
            "embedded" => new HostStorage(
                EmbeddedStorage.Open(
                    System.IO.Path.Combine(options.DataFolder, "storage"),
                    new Uri(baseUrl, Path),
                    clock,
                    log,
                    survivePowerLoss: false,
                    options.World?.Storage ?? options.Disturb,
                    tally
                )
            ),
            "azurite" => OpenAccount(Azurite),
            var connection => OpenAccount(connection),
        };

    private static HostStorage OpenAccount(string connection)
    {
        try
        {
            Reach(connection);
            return new HostStorage(connection);
        }
        catch (Exception unreadable)
            when (unreadable is FormatException or ArgumentException or InvalidOperationException)
        {
            throw new StartRefusedException("--storage 要写 embedded、azurite，或存储账户的连接字符串。", unreadable);
        }
    }

    // Asked once without patience: a person at the terminal waits for the answer.
    private static void Reach(string connection)
    {
        try
        {
            new TableServiceClient(connection, new TableClientOptions { Retry = { MaxRetries = 0 } }).GetProperties();
        }
        catch (RequestFailedException unreachable) when (unreachable.Status == 0)
        {
            throw new StartRefusedException(
                "连不上 --storage 所说的存储。请先启动它（Azurite：npx azurite），检查地址和端口，或改用 --storage embedded。",
                unreachable
            );
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

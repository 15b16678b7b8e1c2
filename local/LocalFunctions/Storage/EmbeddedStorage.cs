using Azure.Core;
using Azure.Data.Tables;
using Azure.Storage;
using Azure.Storage.Blobs;
using LocalFunctions.Measuring;
using LocalFunctions.Storage.Blobs;
using LocalFunctions.Storage.Blobs.Blocks;
using LocalFunctions.Storage.Blobs.Files;
using LocalFunctions.Storage.Blobs.Signatures;
using LocalFunctions.Storage.Database;
using LocalFunctions.Storage.Gate;
using LocalFunctions.Storage.Straight;
using LocalFunctions.Storage.Tables;
using LocalFunctions.Storage.Wire;

namespace LocalFunctions.Storage;

/// <summary>
/// Table and blob storage in one folder, behind clients derived from the SDK's: their frequent calls go straight to the
/// folder, all others make their requests, which are answered in this process. What was acknowledged survives the death
/// of the process.
/// </summary>
public sealed class EmbeddedStorage : IAsyncDisposable
{
    private readonly StorageFile file;
    private readonly BlobHttp http;
    private readonly Task sweep;

    private EmbeddedStorage(
        StorageFile file,
        BlobFiles files,
        Uri blobEndpoint,
        TimeProvider clock,
        ILogger logger,
        Disturb? disturb,
        Tally tally
    )
    {
        this.file = file;
        var account = AccountOf(blobEndpoint);
        var names = file.Read(TableNames.Read);
        var tables = new TableProtocol(file, names, account, logger);
        var blobs = new BlobProtocol(file, files, account, logger);
        http = new BlobHttp(blobs, new SasCheck(account, file.AccountKey, clock), account);
        var gate = new CallGate(disturb, tally);
        var tableEndpoint = new Uri($"https://127.0.0.1/{account}");
        var tableWire = Wired(new TableClientOptions(), tables.AnswerAsync, gate);
        Tables = new StraightTables(tableEndpoint, tableWire, new StraightStore(file, names, gate, logger));
        TablesByRest = new TableServiceClient(tableEndpoint, StraightTables.NoSignature, tableWire);
        Blobs = BlobsByRest = new BlobServiceClient(
            blobEndpoint,
            new StorageSharedKeyCredential(account, file.AccountKey),
            Wired(
                new BlobClientOptions(),
                (request, cancellation) => blobs.AnswerAsync(new InProcessBlobCall(request, account), cancellation),
                gate
            )
        );
        sweep = Task.Run(() => SweepAsync(file, files, clock));
    }

    /// <summary>What an earlier run left behind is swept away.</summary>
    internal Task Swept => sweep;

    public TableServiceClient Tables { get; }

    public BlobServiceClient Blobs { get; }

    /// <summary>The same tables behind the SDK's own client, every call a request answered in this process.</summary>
    internal TableServiceClient TablesByRest { get; }

    /// <summary>The same blobs behind the SDK's own client, every call a request answered in this process.</summary>
    internal BlobServiceClient BlobsByRest { get; }

    /// <param name="folder">Made where it is missing. One process at a time may have it open.</param>
    /// <param name="publicBlobEndpoint">
    /// Where callers reach <see cref="AnswerAsync"/>; SAS links begin with it. Its host is an IP address and its path
    /// one segment, the account: that is how the SDK finds account, container and blob in an address.
    /// </param>
    /// <param name="clock">Gives Timestamps and decides when a SAS has expired.</param>
    /// <param name="survivePowerLoss">Waits for the disk at each write; without it only the process may die.</param>
    /// <exception cref="InvalidOperationException">Another process uses the folder, or another version wrote it.</exception>
    public static EmbeddedStorage Open(
        string folder,
        Uri publicBlobEndpoint,
        TimeProvider clock,
        ILoggerFactory loggers,
        bool survivePowerLoss = false
    ) => Open(folder, publicBlobEndpoint, clock, loggers, survivePowerLoss, disturb: null, new Tally());

    /// <param name="tally">Counts every request.</param>
    /// <param name="disturb">Stands between the clients and the storage; null lets everything through.</param>
    internal static EmbeddedStorage Open(
        string folder,
        Uri publicBlobEndpoint,
        TimeProvider clock,
        ILoggerFactory loggers,
        bool survivePowerLoss,
        Disturb? disturb,
        Tally tally
    )
    {
        var logger = loggers.CreateLogger<EmbeddedStorage>();
        var contents = Directory.CreateDirectory(Path.Combine(folder, "blobs")).FullName;
        var opened = StorageFile.Open(Path.Combine(folder, "storage.db"), clock, survivePowerLoss, logger);
        var files = new BlobFiles(contents, opened.Session, survivePowerLoss, logger);
        return new EmbeddedStorage(opened, files, publicBlobEndpoint, clock, logger, disturb, tally);
    }

    /// <summary>Answers a call to the blob service over HTTP, under a SAS; the host maps it at the endpoint's path.</summary>
    public Task AnswerAsync(HttpContext http) => this.http.AnswerAsync(http);

    private static string AccountOf(Uri endpoint)
    {
        var parts = new BlobUriBuilder(endpoint);
        return parts is { AccountName.Length: > 0, BlobContainerName.Length: 0 }
            ? parts.AccountName
            : throw new ArgumentException(
                $"{endpoint} is no blob endpoint: give an IP address and one path segment, as in http://127.0.0.1:7071/storage/",
                nameof(endpoint)
            );
    }

    private static T Wired<T>(
        T options,
        Func<InProcessRequest, CancellationToken, ValueTask<Answer>> answer,
        CallGate gate
    )
        where T : ClientOptions
    {
        options.Transport = new InProcessTransport(answer, gate);
        // What is answered in the process neither times out nor is tried again; a timer per request would only cost.
        options.Retry.MaxRetries = 0;
        options.Retry.NetworkTimeout = Timeout.InfiniteTimeSpan;
        options.RetryPolicy = new OnePassPolicy();
        options.Diagnostics.IsLoggingEnabled = false;
        options.Diagnostics.IsTelemetryEnabled = false;
        options.Diagnostics.IsDistributedTracingEnabled = false;
        return options;
    }

    private static async Task SweepAsync(StorageFile file, BlobFiles files, TimeProvider clock)
    {
        await file.Writer.RunAsync(new BlockExpiry(clock.GetUtcNow()));
        files.Sweep(file.Read(BlobFileNames.Read).Contains);
    }

    public async ValueTask DisposeAsync()
    {
        await sweep;
        file.Dispose();
    }
}

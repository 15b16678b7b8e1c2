using LocalFunctions.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace LocalFunctions.Tests.Storage;

/// <summary>A folder for one test, in which a storage may be opened again and again.</summary>
public sealed class EmbeddedFolder : IDisposable
{
    private static readonly Uri Endpoint = new("http://127.0.0.1/storage/");

    public string Path { get; } = Directory.CreateTempSubdirectory("delivery-storage-").FullName;

    public EmbeddedStorage Open(TimeProvider? clock = null) => OpenIn(Path, clock);

    public static EmbeddedStorage OpenIn(string folder, TimeProvider? clock = null) =>
        EmbeddedStorage.Open(folder, Endpoint, clock ?? TimeProvider.System, NullLoggerFactory.Instance);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}

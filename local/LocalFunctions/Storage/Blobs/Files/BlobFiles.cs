using System.Security.Cryptography;

namespace LocalFunctions.Storage.Blobs.Files;

/// <summary>
/// The contents, one file each, never written twice: a new content is a new file, and the row in the database says
/// which one counts. So there is no moment at which half a blob can be seen.
/// </summary>
internal sealed partial class BlobFiles(string folder, long session, bool survivePowerLoss, ILogger logger)
{
    private long count;

    public async Task<BlobFile> WriteAsync(Func<Stream, Task> write)
    {
        var name = $"{session:x}-{Interlocked.Increment(ref count):x}";
        try
        {
            using var md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
            await using var content = new HashingStream(Create(name), md5);
            await write(content);
            if (survivePowerLoss)
                content.FlushToDisk();
            return new BlobFile(name, content.Length, Convert.ToBase64String(md5.GetHashAndReset()));
        }
        catch
        {
            Delete([name]);
            throw;
        }
    }

    public FileStream Open(string name) =>
        new(
            PathOf(name),
            new FileStreamOptions
            {
                Share = FileShare.ReadWrite | FileShare.Delete,
                Options = FileOptions.Asynchronous | FileOptions.SequentialScan,
            }
        );

    /// <summary>Deletes what no row names any more. A reader who has a file open may finish reading it.</summary>
    public void Delete(IEnumerable<string> names)
    {
        foreach (var name in names)
            try
            {
                File.Delete(PathOf(name));
            }
            catch (IOException exception)
            {
                // It only takes room until the next start sweeps it away.
                NotDeleted(exception, name);
            }
    }

    /// <summary>Removes the files that an earlier session left behind when it was killed.</summary>
    public void Sweep(Func<string, bool> isNamed)
    {
        var current = $"{session:x}-";
        Delete(
            Directory
                .EnumerateFiles(folder)
                .Select(path => Path.GetFileName(path))
                .Where(name => !name.StartsWith(current, StringComparison.Ordinal) && !isNamed(name))
        );
    }

    private FileStream Create(string name) =>
        new(
            PathOf(name),
            new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.Write,
                Share = FileShare.Delete,
                BufferSize = 64 * 1024,
            }
        );

    private string PathOf(string name) => Path.Combine(folder, name);

    [LoggerMessage(2103, LogLevel.Warning, "The file {Name} of a blob could not be deleted")]
    private partial void NotDeleted(Exception failure, string name);
}

/// <param name="Md5">Base64.</param>
internal sealed record BlobFile(string Name, long Length, string Md5);

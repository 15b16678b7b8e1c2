using LocalFunctions.Clock;

namespace LocalFunctions.Hosting;

/// <summary>
/// One process at a time writes a data folder. The lock is the operating system's, so that a killed host leaves none
/// behind; who holds it stands in a file beside it, for the message.
/// </summary>
internal sealed class DataFolderLock : IDisposable
{
    private readonly FileStream held;

    private sealed record Holder(int ProcessId, string? Address, DateTimeOffset Since);

    private DataFolderLock(FileStream held) => this.held = held;

    public static DataFolderLock Take(string dataFolder, string? address)
    {
        Directory.CreateDirectory(dataFolder);
        var holder = Path.Combine(dataFolder, "host.json");
        try
        {
            var file = new FileStream(
                Path.Combine(dataFolder, "host.lock"),
                FileMode.OpenOrCreate,
                FileAccess.ReadWrite,
                FileShare.None
            );
            AtomicFile.Write(holder, new Holder(Environment.ProcessId, address, TimeProvider.System.GetUtcNow()));
            return new DataFolderLock(file);
        }
        catch (IOException taken) when (taken is not (FileNotFoundException or DirectoryNotFoundException))
        {
            throw new StartRefusedException(Sentence(dataFolder, AtomicFile.Read<Holder>(holder)), taken);
        }
    }

    public void Dispose() => held.Dispose();

    private static string Sentence(string dataFolder, Holder? holder) =>
        $"数据文件夹 {dataFolder} 正由另一个进程使用{By(holder)}。请先停止它，或用 --data 换一个文件夹。";

    private static string By(Holder? holder) =>
        holder is null
            ? ""
            : $"（进程 {holder.ProcessId}，{holder.Address ?? "无端口"}，{ClockText.ForPeople(holder.Since)} 启动）";
}

using System.Text;

namespace LocalFunctions.Tests.Durable;

/// <summary>Lines in a file, each there as soon as it is written, whatever becomes of the process.</summary>
internal sealed class Ledger(string path)
{
    private readonly Lock gate = new();
    private readonly FileStream file = new(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);

    public void Write(string line)
    {
        lock (gate)
            file.Write(Encoding.UTF8.GetBytes(line + "\n"));
    }
}

using System.Text.Json;

namespace LocalFunctions;

/// <summary>A small JSON file that is either the old one or the new one, whenever the process is killed.</summary>
internal static class AtomicFile
{
    private const int OneBlock = 4096;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static T? Read<T>(string path)
        where T : class => File.Exists(path) ? JsonSerializer.Deserialize<T>(File.ReadAllText(path), Json) : null;

    public static void Write<T>(string path, T value)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(value, Json);
        if (TryOverwrite(path, json))
            return;
        var fresh = path + ".new";
        File.WriteAllBytes(fresh, json);
        File.Move(fresh, path, overwrite: true);
    }

    /// <summary>
    /// One write within a block is whole or not at all, however the process ends, and spares a new file: simulated time
    /// is written down at every moment that it passes.
    /// </summary>
    private static bool TryOverwrite(string path, byte[] json)
    {
        if (!File.Exists(path))
            return false;
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Write);
        var length = Math.Max(json.Length, RandomAccess.GetLength(file));
        if (length > OneBlock)
            return false;
        var padded = new byte[length];
        padded.AsSpan().Fill((byte)' ');
        json.CopyTo(padded, 0);
        RandomAccess.Write(file, padded, 0);
        return true;
    }
}

using System.Text.Json;

namespace Delivery.Local.Hosting;

/// <summary>A small JSON file that is either the old one or the new one, whenever the process is killed.</summary>
internal static class AtomicFile
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static T? Read<T>(string path)
        where T : class => File.Exists(path) ? JsonSerializer.Deserialize<T>(File.ReadAllText(path), Json) : null;

    public static void Write<T>(string path, T value)
    {
        var fresh = path + ".new";
        File.WriteAllText(fresh, JsonSerializer.Serialize(value, Json));
        File.Move(fresh, path, overwrite: true);
    }
}

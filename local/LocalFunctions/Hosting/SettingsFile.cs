using System.Text.Json;

namespace LocalFunctions.Hosting;

/// <summary>Settings as the Functions tools keep them: flat names under <c>Values</c>, double underscores for the levels.</summary>
internal static class SettingsFile
{
    /// <summary>Empty when there is no such file.</summary>
    public static Dictionary<string, string?> Read(string path)
    {
        if (!File.Exists(path))
            return [];
        using var json = JsonDocument.Parse(File.ReadAllText(path));
        return json.RootElement.TryGetProperty("Values", out var values)
            ? values.EnumerateObject().ToDictionary(value => value.Name, value => (string?)value.Value.ToString())
            : [];
    }

    /// <summary>The app's sample settings, named as a configuration names them.</summary>
    public static Dictionary<string, string?> Sample(string folder) =>
        Read(Path.Combine(folder, "local.settings.sample.json"))
            .ToDictionary(value => value.Key.Replace("__", ":"), value => value.Value);
}

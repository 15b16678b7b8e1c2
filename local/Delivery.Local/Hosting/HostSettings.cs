using System.Text.Json;

namespace Delivery.Local.Hosting;

/// <summary>The app's configuration, from the weakest to the strongest: its sample settings, the host's own, the environment, the caller's.</summary>
internal static class HostSettings
{
    public static void AddHostSettings(
        this IConfigurationBuilder configuration,
        HostOptions options,
        HostKeys keys,
        Uri baseUrl,
        bool simulated
    )
    {
        configuration.AddInMemoryCollection(SampleValues(options.App.Folder));
        configuration.AddInMemoryCollection(Own(options.DataFolder, keys, baseUrl));
        if (simulated)
            configuration.AddInMemoryCollection(Sparse);
        if (options.ReadEnvironment)
            configuration.AddEnvironmentVariables();
        configuration.AddInMemoryCollection(options.Settings);
    }

    // These timers only pick up what a crash or a mail budget left behind. By the second they would be nearly all there
    // is to do in a simulated season.
    private static Dictionary<string, string?> Sparse { get; } =
        new()
        {
            ["RelaySchedule"] = "0 0 * * * *",
            ["MailSchedule"] = "0 0 * * * *",
            ["CatchUpSchedule"] = "0 0 */6 * * *",
            ["HealthSchedule"] = "0 0 16 * * *",
        };

    /// <summary>The prefix before every route, as the Functions host has it.</summary>
    public static string RoutePrefix(string folder) => HostJson(folder)["extensions:http:routePrefix"] ?? "api";

    public static IConfiguration HostJson(string folder) =>
        new ConfigurationBuilder().AddJsonFile(Path.Combine(folder, "host.json"), optional: true).Build();

    private static Dictionary<string, string?> Own(string dataFolder, HostKeys keys, Uri baseUrl) =>
        new()
        {
            ["Delivery:BaseUrl"] = baseUrl.ToString(),
            ["Delivery:BootstrapApiKey"] = keys.StaffApiKey,
            ["Delivery:BootstrapApproverKey"] = keys.ApproverApiKey,
            ["Delivery:Mail:Transport"] = "folder",
            ["Delivery:Mail:Folder"] = Path.Combine(dataFolder, "mail"),
            ["Delivery:Keys:Folder"] = Path.Combine(dataFolder, "keys"),
            ["Delivery:Environment"] = "local",
            ["Delivery:DirectoryHeader"] = "true",
            ["Delivery:RunsAlone"] = "true",
            ["Delivery:StaffSignInPath"] = "/local/sign-in",
            ["Delivery:StaffSignOutPath"] = "/local/sign-in",
        };

    // As the Functions tools read them: flat names, with double underscores for the levels.
    private static Dictionary<string, string?> SampleValues(string folder)
    {
        var path = Path.Combine(folder, "local.settings.sample.json");
        if (!File.Exists(path))
            return [];
        using var json = JsonDocument.Parse(File.ReadAllText(path));
        return json
            .RootElement.GetProperty("Values")
            .EnumerateObject()
            .ToDictionary(value => value.Name.Replace("__", ":"), value => (string?)value.Value.ToString());
    }
}

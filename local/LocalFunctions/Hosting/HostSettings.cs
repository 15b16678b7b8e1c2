namespace LocalFunctions.Hosting;

/// <summary>The app's configuration, from the weakest to the strongest: its sample settings, what it is told on this machine, the environment, the caller's.</summary>
internal static class HostSettings
{
    public static void AddHostSettings(
        this IConfigurationBuilder configuration,
        FunctionsHostOptions options,
        HostPlace place
    )
    {
        configuration.AddInMemoryCollection(SettingsFile.Sample(options.App.Folder));
        configuration.AddInMemoryCollection(options.App.Settings(place));
        if (options.ReadEnvironment)
            configuration.AddEnvironmentVariables();
        configuration.AddInMemoryCollection(options.Settings);
    }

    /// <summary>The prefix before every route, as the Functions host has it.</summary>
    public static string RoutePrefix(string folder) => HostJson(folder)["extensions:http:routePrefix"] ?? "api";

    public static IConfiguration HostJson(string folder) =>
        new ConfigurationBuilder().AddJsonFile(Path.Combine(folder, "host.json"), optional: true).Build();
}

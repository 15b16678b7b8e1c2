using System.Globalization;
using LocalFunctions.Durable;
using LocalFunctions.Durable.Dispatch;
using LocalFunctions.Measuring;

namespace LocalFunctions.Hosting;

/// <summary>
/// What host.json says of durable orchestrations, under <c>extensions.durableTask</c>. How many activities run at once there
/// is meant for an instance in the cloud; here only an app setting says so, by the name that overrides it there.
/// </summary>
internal static class DurableSettings
{
    private const string Activities = "AzureFunctionsJobHost:extensions:durableTask:maxConcurrentActivityFunctions";

    /// <exception cref="StartRefusedException">A value that no host knows.</exception>
    public static DurableOptions Read(
        string folder,
        OneAtATime? turns = null,
        Tally? tally = null,
        IConfiguration? settings = null
    )
    {
        var section = HostSettings.HostJson(folder).GetSection("extensions:durableTask");
        var usual = new DurableOptions();
        return new DurableOptions
        {
            MaxConcurrentActivities = settings.AtMost(usual.MaxConcurrentActivities),
            Turns = turns,
            Tally = tally ?? new Tally(),
            OverridableExistingInstanceStates = section.One(
                "overridableExistingInstanceStates",
                OverridableStates.NonRunningStates
            ),
            Versioning = new Versioning(
                section["defaultVersion"] ?? string.Empty,
                section.One("versionMatchStrategy", VersionMatchStrategy.CurrentOrOlder),
                section.One("versionFailureStrategy", VersionFailureStrategy.Reject)
            ),
        };
    }

    private static int AtMost(this IConfiguration? settings, int otherwise) =>
        settings?[Activities] is not { } text ? otherwise
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var most) && most > 0 ? most
        : throw new StartRefusedException(
            $"{Activities.Replace(":", "__", StringComparison.Ordinal)} 是 {text}，只能写正整数。"
        );

    private static T One<T>(this IConfigurationSection section, string name, T otherwise)
        where T : struct, Enum =>
        section[name] is not { } text ? otherwise
        : Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value
        : throw new StartRefusedException(
            $"host.json 的 extensions.durableTask.{name} 是 {text}，只能写 {string.Join("、", Enum.GetNames<T>())} 之一。"
        );
}

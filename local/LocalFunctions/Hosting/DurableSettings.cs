using LocalFunctions.Durable;
using LocalFunctions.Durable.Dispatch;
using LocalFunctions.Measuring;

namespace LocalFunctions.Hosting;

/// <summary>What host.json says of durable orchestrations, under <c>extensions.durableTask</c>.</summary>
internal static class DurableSettings
{
    /// <exception cref="StartRefusedException">A value that no host knows.</exception>
    public static DurableOptions Read(string folder, OneAtATime? turns = null, Tally? tally = null)
    {
        var section = HostSettings.HostJson(folder).GetSection("extensions:durableTask");
        return new DurableOptions
        {
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

    private static T One<T>(this IConfigurationSection section, string name, T otherwise)
        where T : struct, Enum =>
        section[name] is not { } text ? otherwise
        : Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value
        : throw new StartRefusedException(
            $"host.json 的 extensions.durableTask.{name} 是 {text}，只能写 {string.Join("、", Enum.GetNames<T>())} 之一。"
        );
}

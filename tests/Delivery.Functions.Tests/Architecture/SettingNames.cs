using System.Collections;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Tests.Architecture;

/// <summary>What the code reads, by the names that app settings have.</summary>
internal static partial class SettingNames
{
    // Read by the Functions host, the platform or the identity library, not by our code: a name, or how it begins.
    private static readonly string[] OfThePlatform =
    [
        "FUNCTIONS_WORKER_RUNTIME",
        "FUNCTIONS_EXTENSION_VERSION",
        "AzureWebJobsDisableHomepage",
        "AzureWebJobsStorage__credential",
        "AzureWebJobsStorage__clientId",
        "AzureWebJobsStorage__queueServiceUri",
        "AzureWebJobs.",
        "AzureFunctionsJobHost__",
        "AzureFunctionsWebHost__hostid",
        "DURABLE_TASK_SCHEDULER_CONNECTION_STRING",
        "AZURE_CLIENT_ID",
        "APPLICATIONINSIGHTS_CONNECTION_STRING",
        "APPLICATIONINSIGHTS_AUTHENTICATION_STRING",
        "WEBSITE_RUN_FROM_PACKAGE",
        "WEBSITE_RUN_FROM_PACKAGE_BLOB_MI_RESOURCE_ID",
        "WEBSITE_SWAP_WARMUP_PING_PATH",
        "WEBSITE_SWAP_WARMUP_PING_STATUSES",
        "OVERRIDE_USE_MI_FIC_ASSERTION_CLIENTID",
    ];

    /// <summary>Delivery__…: every property of the settings, down to those that hold a value.</summary>
    public static IReadOnlyList<string> OfTheApp { get; } = [.. Leaves("Delivery", typeof(DeliverySettings))];

    /// <summary>Delivery__Ordering__… and so on: what the rules let staff change. Each has the rules' own default.</summary>
    public static IReadOnlyList<string> OfTheRules { get; } =
    [
        .. from section in Section().Matches(House.Read("functions/Delivery.Functions/DeliveryApp.cs"))
        from name in Leaves($"Delivery__{section.Groups[1].Value}", Named(section.Groups[2].Value))
        select name,
    ];

    /// <summary>Names in %…% of timers.</summary>
    public static IReadOnlyList<string> OfTimers { get; } =
    [.. Triggers.Of<TimerTriggerAttribute>().Select(trigger => trigger.Binding.Schedule.Trim('%')).Distinct()];

    /// <summary>Those that the code looks up by their names.</summary>
    public static IReadOnlyList<string> LookedUp { get; } =
    [
        .. from file in House.Files("functions", ".cs")
        from lookup in Lookup().Matches(House.Read(file))
        let name = lookup.Groups[1].Value.Replace(":", "__", StringComparison.Ordinal)
        from service in name.Contains("{service}", StringComparison.Ordinal) ? new[] { "blob", "table" } : [""]
        select name.Replace("{service}", service, StringComparison.Ordinal),
    ];

    public static IReadOnlyDictionary<string, string> OfTheSample { get; } = ReadSample();

    public static bool IsRead(string name) =>
        OfTheApp.Concat(OfTheRules).Any(known => name == known || IsEntryOf(name, known))
        || OfTimers.Contains(name)
        || LookedUp.Contains(name)
        || OfThePlatform.Any(known => known[^1] is '.' or '_' ? IsUnder(name, known) : name == known);

    private static bool IsUnder(string name, string known) => name.StartsWith(known, StringComparison.Ordinal);

    // Delivery__Mail__AllowedRecipients__0
    private static bool IsEntryOf(string name, string known) =>
        name.StartsWith(known + "__", StringComparison.Ordinal)
        && name[(known.Length + 2)..].Split("__").All(part => part.Length > 0);

    private static IEnumerable<string> Leaves(string path, Type type) =>
        from property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        where property.SetMethod is not null
        let name = $"{path}__{property.Name}"
        from leaf in IsValue(property.PropertyType) ? [name] : Leaves(name, property.PropertyType)
        select leaf;

    private static bool IsValue(Type type) =>
        type.IsValueType || type == typeof(string) || type.IsAssignableTo(typeof(IEnumerable));

    private static Type Named(string name) =>
        House.Functions.GetTypes().Concat(House.Domain.GetTypes()).Single(type => type.Name == name);

    private static Dictionary<string, string> ReadSample()
    {
        using var sample = JsonDocument.Parse(House.Read("local.settings.sample.json"));
        return sample
            .RootElement.GetProperty("Values")
            .EnumerateObject()
            .ToDictionary(value => value.Name, value => $"{value.Value}");
    }

    [GeneratedRegex(@"Read\(section, ""(\w+)"", (?:new )?(\w+)")]
    private static partial Regex Section();

    [GeneratedRegex(@"[cC]onfiguration\[\$?""([^""]+)""\]")]
    private static partial Regex Lookup();
}

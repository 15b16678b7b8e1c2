using System.Text.Json.Nodes;
using Xunit;

namespace Delivery.Functions.Tests.Architecture;

/// <summary>
/// The resources that an environment would get, as the Bicep compiler has worked them out beforehand. The test script
/// checks that the snapshots are those of the templates beside them.
/// </summary>
internal sealed record AzureSnapshot(string Environment, IReadOnlyList<JsonObject> Resources, string Outputs)
{
    public static IReadOnlyList<AzureSnapshot> All { get; } =
    [
        .. House
            .Files("infra", ".json")
            .Where(file => file.EndsWith(".snapshot.json", StringComparison.Ordinal))
            .Select(Read),
    ];

    public static TheoryData<string> Environments => [.. All.Select(snapshot => snapshot.Environment)];

    public static AzureSnapshot Of(string environment) => All.Single(snapshot => snapshot.Environment == environment);

    public IEnumerable<JsonObject> Of(params string[] types) =>
        Resources.Where(resource => types.Contains($"{resource["type"]}", StringComparer.OrdinalIgnoreCase));

    /// <summary>Settings of the app, of its slot, and of the app where a package is tried: by the resource's name.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> AppSettings =>
        Of("Microsoft.Web/sites/config", "Microsoft.Web/sites/slots/config")
            .Where(config => $"{config["name"]}".EndsWith("/appsettings", StringComparison.Ordinal))
            .ToDictionary(
                config => $"{config["name"]}".Replace("/appsettings", "", StringComparison.Ordinal),
                IReadOnlyDictionary<string, string> (config) =>
                    config["properties"]!.AsObject().ToDictionary(setting => setting.Key, setting => $"{setting.Value}")
            );

    private static AzureSnapshot Read(string file)
    {
        var json = JsonNode.Parse(House.Read(file))!;
        return new AzureSnapshot(
            Path.GetFileName(file).Replace(".snapshot.json", "", StringComparison.Ordinal),
            [.. json["predictedResources"]!.AsArray().Select(resource => resource!.AsObject())],
            $"{json["outputs"]}"
        );
    }
}

using LocalFunctions.Durable;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.DurableTask.Client;

namespace LocalFunctions.Views.Instances;

/// <summary>What somebody looks for among the instances.</summary>
public sealed record InstanceSearch(string? Id = null, string? State = null, string? Name = null)
{
    public InstanceFilter Filter =>
        new(
            IdContains: Given(Id),
            Name: Given(Name),
            Statuses: Enum.TryParse<OrchestrationRuntimeStatus>(State, ignoreCase: true, out var status)
                ? [status]
                : null,
            NewestFirst: true
        );

    public string Address(long? after = null)
    {
        var query = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["id"] = Given(Id),
            ["state"] = Given(State),
            ["name"] = Given(Name),
            ["after"] = after?.ToString(System.Globalization.CultureInfo.InvariantCulture),
        };
        return QueryHelpers.AddQueryString("/local/instances", query.Where(part => part.Value is not null));
    }

    private static string? Given(string? text) => string.IsNullOrEmpty(text) ? null : text;
}

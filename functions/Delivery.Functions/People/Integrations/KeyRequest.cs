using System.Text.RegularExpressions;
using Delivery.Domain;
using Delivery.Functions.Security;

namespace Delivery.Functions.People.Integrations;

/// <summary>What a new key of another system must say of itself.</summary>
public static partial class KeyRequest
{
    public static bool IsName(string name) => Name().IsMatch(name);

    public static IReadOnlyList<Refusal> Check(IReadOnlyList<string> scopes) =>
        scopes.Count > 0 && !scopes.Except(Role.All).Any()
            ? []
            :
            [
                new Refusal(
                    "integration.scopes",
                    $"scopes 只能从 {string.Join("、", Role.All)} 里选，至少一个",
                    "scopes"
                ),
            ];

    // Not the names of the two keys that come with the settings: the audit log would mix them up.
    [GeneratedRegex(@"\A(?!bootstrap)[a-z0-9][a-z0-9-]{0,39}\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Name();
}

using Xunit;

namespace Delivery.Functions.Tests.Architecture;

internal static class Offences
{
    /// <summary>Fails with every offence at once, one a line, under the rule that they break.</summary>
    public static void AssertNone(IEnumerable<string> offences, string rule)
    {
        var found = offences.ToArray();
        Assert.True(found.Length == 0, string.Join(Environment.NewLine + "  ", found.Prepend(rule)));
    }
}

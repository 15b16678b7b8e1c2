using System.Reflection;

namespace Delivery.Functions.Tests.Reference;

/// <summary>The published API of the real packages: a type's heading, with the lines of its members.</summary>
internal sealed record ApiListing(ILookup<string, string> Members)
{
    /// <summary>The embedded listings, as reflection printed them from the real packages.</summary>
    public static ApiListing Read() =>
        Parse(
            Assembly
                .GetExecutingAssembly()
                .GetManifestResourceNames()
                .Where(name => name.EndsWith(".txt", StringComparison.Ordinal))
                .SelectMany(Lines)
        );

    public static ApiListing Parse(IEnumerable<string> lines)
    {
        var heading = "";
        var members = new List<(string Heading, string Member)>();
        foreach (var line in lines.Where(line => line.Length > 0 && !line.StartsWith('#')))
        {
            if (!line.StartsWith(' '))
                heading = line.Trim();
            members.Add((heading, line.StartsWith(' ') ? line.Trim() : ""));
        }
        return new(members.ToLookup(entry => entry.Heading, entry => entry.Member));
    }

    /// <summary>What the stand-in declares and the real type does not; empty when it is a true subset.</summary>
    public IEnumerable<string> NotIn(Type standIn)
    {
        var heading = ApiNotation.Heading(standIn);
        if (!Members.Contains(heading))
            return [heading];
        return ApiNotation
            .Members(standIn)
            .Where(member => !Has(heading, member))
            .Select(member => $"{heading}{Environment.NewLine}    {member}");
    }

    // A stand-in may leave out an accessor, but not add one.
    private bool Has(string heading, string member) =>
        Members[heading]
            .Any(real =>
                real == member
                || real == member.Replace("{ get; }", "{ get; set; }", StringComparison.Ordinal)
                || real == member.Replace("{ set; }", "{ get; set; }", StringComparison.Ordinal)
            );

    private static IEnumerable<string> Lines(string resource)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)!);
        while (reader.ReadLine() is { } line)
            yield return line;
    }
}

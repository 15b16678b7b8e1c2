using System.Reflection;

namespace Delivery.Functions.Web.OpenApi;

/// <param name="Meaning">What it means and what to do, in Chinese.</param>
public sealed record ErrorCode(string Code, string Meaning);

/// <summary>Every code that a problem can carry: they stay, since programs act on them.</summary>
public static class ErrorCodes
{
    public static IReadOnlyList<ErrorCode> All { get; } = [.. Lines().Select(Read)];

    private static ErrorCode Read(string line)
    {
        var parts = line.Split(' ', 2);
        return new ErrorCode(parts[0], parts[1].Trim());
    }

    private static IEnumerable<string> Lines()
    {
        using var file = Assembly.GetExecutingAssembly().GetManifestResourceStream("error-codes.txt")!;
        using var text = new StreamReader(file);
        return text.ReadToEnd().Split('\n').Where(line => line.Length > 0).ToArray();
    }
}

using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Delivery.Pages.Web;

/// <summary>One file that pages link to. Its path changes with its content, so it may be cached for ever.</summary>
public sealed record Asset(string Name, string ContentType, ReadOnlyMemory<byte> Content, string Hash)
{
    public string Path => field ??= $"/assets/{Name}?v={Hash}";
}

/// <summary>Stylesheet, script and icon, carried inside this assembly.</summary>
public static partial class Assets
{
    public static Asset Stylesheet { get; } = Load("look.css", "text/css; charset=utf-8");

    /// <summary>For the few pages with a poster or a QR code.</summary>
    public static Asset Poster { get; } = Load("poster.css", "text/css; charset=utf-8");

    public static Asset Script { get; } = Load("forms.js", "text/javascript; charset=utf-8");

    /// <summary>For the board alone.</summary>
    public static Asset Board { get; } = Load("board.js", "text/javascript; charset=utf-8");

    public static Asset Icon { get; } = Load("icon.svg", "image/svg+xml");

    /// <summary>The asset of that file name, or null.</summary>
    public static Asset? Find(string name) =>
        Array.Find([Stylesheet, Poster, Script, Board, Icon], asset => asset.Name == name);

    private static Asset Load(string name, string contentType)
    {
        using var source =
            typeof(Assets).Assembly.GetManifestResourceStream($"assets/{name}")
            ?? throw new InvalidOperationException($"assets/{name} is not in the assembly");
        using var reader = new StreamReader(source);
        var text = reader.ReadToEnd();
        var bytes = Encoding.UTF8.GetBytes(name.EndsWith(".css", StringComparison.Ordinal) ? Squeeze(text) : text);
        return new Asset(name, contentType, bytes, Convert.ToHexStringLower(SHA256.HashData(bytes))[..12]);
    }

    // Comments and the spaces that make the stylesheet readable are a seventh of it; phones need neither.
    private static string Squeeze(string css) => Spaces().Replace(Comments().Replace(css, ""), "${mark}");

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Comments();

    [GeneratedRegex(
        @"\s*(?<mark>[{};,>/!])\s*|(?<=:)\s+",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 60_000
    )]
    private static partial Regex Spaces();
}

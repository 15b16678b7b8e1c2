namespace LocalFunctions.Views;

/// <summary>Pages of the app that belong together, for one kind of its people.</summary>
/// <param name="Title">Who they are for.</param>
/// <param name="Names">What each page is called, by its address without the first slash.</param>
public sealed record NamedPages(string Title, IReadOnlyDictionary<string, string> Names);

/// <summary>A page to open: its address, and what to call it.</summary>
public sealed record OpenPage(string Address, string Name);

public static class NamedPageList
{
    /// <summary>
    /// The app's pages in its own groups and order; whatever it has given no name stands last under its address. A name
    /// for a page that there is not is left out.
    /// </summary>
    public static IReadOnlyList<(string Title, IReadOnlyList<OpenPage> Pages)> Of(
        IReadOnlyList<NamedPages> groups,
        IReadOnlyList<string> addresses,
        string prefix = ""
    )
    {
        var named = groups
            .Select(group =>
                (
                    group.Title,
                    Pages: (IReadOnlyList<OpenPage>)
                        [
                            .. group
                                .Names.Select(page => new OpenPage(Prefixed(prefix, page.Key), page.Value))
                                .Where(page => addresses.Contains(page.Address)),
                        ]
                )
            )
            .Where(group => group.Pages.Count > 0)
            .ToList();
        var known = named.SelectMany(group => group.Pages).Select(page => page.Address).ToHashSet();
        IReadOnlyList<OpenPage> others =
        [
            .. addresses
                .Where(address => !known.Contains(address))
                .Select(address => new OpenPage(address, $"/{address}")),
        ];
        return others.Count == 0 ? named : [.. named, (groups.Count == 0 ? "打开" : "其他", others)];
    }

    private static string Prefixed(string prefix, string address) =>
        prefix.Length == 0 ? address : $"{prefix}/{address}";
}

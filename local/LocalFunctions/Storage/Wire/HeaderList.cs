using System.Diagnostics.CodeAnalysis;
using Azure.Core;

namespace LocalFunctions.Storage.Wire;

/// <summary>The few headers of a message, in order; a list is faster to search than a dictionary is to build.</summary>
internal sealed class HeaderList
{
    private readonly List<HttpHeader> headers = new(8);

    public IReadOnlyList<HttpHeader> All => headers;

    public void Add(string name, string value) => headers.Add(new HttpHeader(name, value));

    public bool Remove(string name) => headers.RemoveAll(header => Is(header, name)) > 0;

    public bool TryGet(string name, [NotNullWhen(true)] out string? value)
    {
        foreach (var header in headers)
            if (Is(header, name))
            {
                value = header.Value;
                return true;
            }
        value = null;
        return false;
    }

    private static bool Is(HttpHeader header, string name) =>
        header.Name.Equals(name, StringComparison.OrdinalIgnoreCase);
}

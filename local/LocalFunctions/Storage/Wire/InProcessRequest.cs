using System.Diagnostics.CodeAnalysis;
using Azure.Core;

namespace LocalFunctions.Storage.Wire;

/// <summary>A request of the SDK that never leaves the process.</summary>
internal sealed class InProcessRequest : Request
{
    private static long count;
    private readonly HeaderList headers = new();
    private string? id;

    public override string ClientRequestId
    {
        get => id ??= Interlocked.Increment(ref count).ToString();
        set => id = value;
    }

    public string? Header(string name) => headers.TryGet(name, out var value) ? value : null;

    public IReadOnlyList<HttpHeader> AllHeaders => headers.All;

    protected override void AddHeader(string name, string value) => headers.Add(name, value);

    protected override bool TryGetHeader(string name, [NotNullWhen(true)] out string? value) =>
        headers.TryGet(name, out value);

    protected override bool TryGetHeaderValues(string name, [NotNullWhen(true)] out IEnumerable<string>? values)
    {
        values = headers.TryGet(name, out var value) ? [value] : null;
        return values is not null;
    }

    protected override bool ContainsHeader(string name) => headers.TryGet(name, out _);

    protected override bool RemoveHeader(string name) => headers.Remove(name);

    protected override IEnumerable<HttpHeader> EnumerateHeaders() => headers.All;

    public override void Dispose() => Content?.Dispose();
}

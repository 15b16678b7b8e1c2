using System.Diagnostics.CodeAnalysis;
using Azure;
using Azure.Core;
using Microsoft.AspNetCore.WebUtilities;

namespace LocalFunctions.Storage.Wire;

/// <summary>What the storage answers: given to the SDK as it is, or written to an HTTP response.</summary>
internal sealed class Answer(int status, Stream? body = null) : Response
{
    private readonly HeaderList headers = new();

    public override int Status => status;
    public override string ReasonPhrase => ReasonPhrases.GetReasonPhrase(status);
    public override Stream? ContentStream { get; set; } = body;
    public override string ClientRequestId { get; set; } = "";
    public IReadOnlyList<HttpHeader> AllHeaders => headers.All;

    public Answer With(string name, string? value)
    {
        if (value is not null)
            headers.Add(name, value);
        return this;
    }

    protected override bool TryGetHeader(string name, [NotNullWhen(true)] out string? value) =>
        headers.TryGet(name, out value);

    protected override bool TryGetHeaderValues(string name, [NotNullWhen(true)] out IEnumerable<string>? values)
    {
        values = headers.TryGet(name, out var value) ? [value] : null;
        return values is not null;
    }

    protected override bool ContainsHeader(string name) => headers.TryGet(name, out _);

    protected override IEnumerable<HttpHeader> EnumerateHeaders() => headers.All;

    // A response stays readable after its message is disposed of, as the SDK's own buffered ones do.
    public override void Dispose()
    {
        if (ContentStream is not MemoryStream)
            ContentStream?.Dispose();
    }
}

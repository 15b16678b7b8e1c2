using System.Diagnostics.CodeAnalysis;
using Azure;
using Azure.Core;
using LocalFunctions.Storage.Tables.Changes;
using LocalFunctions.Storage.Tables.Entities;
using Microsoft.AspNetCore.WebUtilities;

namespace LocalFunctions.Storage.Straight;

/// <summary>What the SDK calls the response: a status and, where there is an entity, its ETag, written when somebody asks for it.</summary>
/// <param name="stamp">Null for none.</param>
internal sealed class StraightAnswer(int status, long? stamp = null) : Response
{
    private const string Tag = "ETag";

    public override int Status => status;
    public override string ReasonPhrase => ReasonPhrases.GetReasonPhrase(status);
    public override Stream? ContentStream { get; set; }
    public override string ClientRequestId { get; set; } = "";
    public override bool IsError => status >= 400;

    public static StraightAnswer To(EntityChange change) =>
        new(204, change.Kind is ChangeKind.Delete ? null : change.Stamp);

    protected override bool TryGetHeader(string name, [NotNullWhen(true)] out string? value)
    {
        value = ContainsHeader(name) ? EntityTag.Of(stamp!.Value) : null;
        return value is not null;
    }

    protected override bool TryGetHeaderValues(string name, [NotNullWhen(true)] out IEnumerable<string>? values)
    {
        values = TryGetHeader(name, out var value) ? [value] : null;
        return values is not null;
    }

    protected override bool ContainsHeader(string name) =>
        stamp is not null && name.Equals(Tag, StringComparison.OrdinalIgnoreCase);

    protected override IEnumerable<HttpHeader> EnumerateHeaders() =>
        stamp is { } bears ? [new HttpHeader(Tag, EntityTag.Of(bears))] : [];

    public override void Dispose() { }
}

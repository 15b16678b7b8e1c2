using LocalFunctions.Storage.Wire;

namespace LocalFunctions.Storage.Blobs;

/// <summary>A request of the SDK in this process, which needs no leave.</summary>
internal sealed class InProcessBlobCall(InProcessRequest request, string account)
    : BlobCall(request.Method.Method, request.Uri.Path, account, request.Uri.Query)
{
    public override string? Header(string name) => request.Header(name);

    public override IEnumerable<(string Name, string Value)> Headers() =>
        request.AllHeaders.Select(header => (header.Name, header.Value));

    public override Task CopyBodyAsync(Stream target, CancellationToken cancellation) =>
        request.Content?.WriteToAsync(target, cancellation) ?? Task.CompletedTask;
}

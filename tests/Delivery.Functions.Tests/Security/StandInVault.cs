using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Azure.Core;
using Azure.Core.Pipeline;
using Microsoft.AspNetCore.WebUtilities;

namespace Delivery.Functions.Tests.Security;

/// <summary>A key vault that wraps with a real key and remembers what it was asked; its newest version can be rotated.</summary>
internal sealed class StandInVault : HttpClientHandler
{
    private readonly Dictionary<string, RSA> versions = [];

    public List<HttpRequestMessage> Requests { get; } = [];

    public StandInVault() => Rotate();

    public void Rotate() => versions.Add($"v{versions.Count + 1}", RSA.Create(2048));

    public VaultKeyOptions Options => new() { Transport = new HttpClientTransport(this) };

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Requests.Add(request);
        // keys/key-ring/wrapkey, or keys/key-ring/v1/unwrapkey
        var path = request.RequestUri!.Segments.Select(segment => segment.Trim('/')).ToArray();
        var version = path[^1] == "wrapkey" ? $"v{versions.Count}" : path[^2];
        using var reader = new StreamReader(request.Content!.ReadAsStream(cancellationToken));
        var body = JsonNode.Parse(reader.ReadToEnd())!;
        var value = WebEncoders.Base64UrlDecode($"{body["value"]}");
        var result =
            path[^1] == "wrapkey"
                ? versions[version].Encrypt(value, RSAEncryptionPadding.OaepSHA256)
                : versions[version].Decrypt(value, RSAEncryptionPadding.OaepSHA256);
        var answer = new JsonObject
        {
            ["kid"] = $"https://{request.RequestUri.Host}/keys/key-ring/{version}",
            ["value"] = WebEncoders.Base64UrlEncode(result),
        };
        return new HttpResponseMessage
        {
            Content = new StringContent(answer.ToJsonString(), Encoding.UTF8, "application/json"),
        };
    }

    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    ) => Task.FromResult(Send(request, cancellationToken));
}

internal sealed class VaultKeyOptions : ClientOptions;

/// <summary>Remembers for whom a token was asked.</summary>
internal sealed class StandInCredential : TokenCredential
{
    public string? Scope { get; private set; }

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        Scope = requestContext.Scopes.Single();
        return new AccessToken("token", DateTimeOffset.MaxValue);
    }

    public override ValueTask<AccessToken> GetTokenAsync(
        TokenRequestContext requestContext,
        CancellationToken cancellationToken
    ) => ValueTask.FromResult(GetToken(requestContext, cancellationToken));
}

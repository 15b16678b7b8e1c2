using System.Text.Json.Nodes;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Microsoft.AspNetCore.WebUtilities;

namespace Delivery.Functions.Security;

/// <summary>A small key, wrapped by a key that never leaves the vault.</summary>
/// <param name="Id">The version of the vault's key that wrapped it, and that alone can unwrap it.</param>
public sealed record WrappedKey(Uri Id, byte[] Value);

/// <summary>
/// The vault's key for keys, over the two calls that the vault has for it. Azure.Security.KeyVault.Keys would do the
/// same, but not every registry has it.
/// </summary>
public sealed class VaultKey
{
    private const string Version = "7.4";
    private const string Algorithm = "RSA-OAEP-256";
    private readonly Uri key;
    private readonly HttpPipeline pipeline;

    /// <param name="key">Without a version, so that a rotated key wraps with its newest one.</param>
    public VaultKey(Uri key, TokenCredential credential, ClientOptions options)
    {
        this.key = key;
        pipeline = HttpPipelineBuilder.Build(options, new BearerTokenAuthenticationPolicy(credential, ScopeOf(key)));
    }

    public WrappedKey Wrap(byte[] plain)
    {
        var answer = Ask($"{key.AbsoluteUri.TrimEnd('/')}/wrapkey", plain);
        return new WrappedKey(new Uri($"{answer["kid"]}"), WebEncoders.Base64UrlDecode($"{answer["value"]}"));
    }

    /// <exception cref="InvalidOperationException">The key lies elsewhere: nobody may choose whom we ask.</exception>
    public byte[] Unwrap(WrappedKey wrapped) =>
        wrapped.Id.Host == key.Host
            ? WebEncoders.Base64UrlDecode($"{Ask($"{wrapped.Id.AbsoluteUri}/unwrapkey", wrapped.Value)["value"]}")
            : throw new InvalidOperationException($"A key of {wrapped.Id.Host} is not ours, which lies at {key.Host}.");

    // The resource that tokens are for is the vault's domain, which differs between clouds.
    private static string ScopeOf(Uri key) => $"https://{key.Host[(key.Host.IndexOf('.') + 1)..]}/.default";

    private JsonNode Ask(string address, byte[] value)
    {
        using var message = pipeline.CreateMessage();
        message.Request.Method = RequestMethod.Post;
        message.Request.Uri.Reset(new Uri($"{address}?api-version={Version}"));
        message.Request.Headers.Add(HttpHeader.Common.JsonContentType);
        message.Request.Headers.Add(HttpHeader.Common.JsonAccept);
        message.Request.Content = RequestContent.Create(
            BinaryData.FromObjectAsJson(new { alg = Algorithm, value = WebEncoders.Base64UrlEncode(value) })
        );
        pipeline.Send(message, CancellationToken.None);
        return message.Response is { IsError: false, Content: var content }
            ? JsonNode.Parse(content)!
            : throw new RequestFailedException(message.Response);
    }
}

using Delivery.Domain;
using Delivery.Functions.Security;
using Delivery.Functions.Web;
using Delivery.Functions.Workflow;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.People.Integrations;

/// <param name="Scopes">Out of the roles of staff.</param>
public sealed record IntegrationKeyBody([Typed(TextKind.Code)] IReadOnlyList<string> Scopes);

/// <param name="Key">Made here and shown this once; only its hash is kept.</param>
public sealed record IntegrationKeyView(string Name, IReadOnlyList<string> Scopes, string Key);

public sealed record IntegrationView(string Name, IReadOnlyList<string> Scopes);

/// <param name="Key">Null for every key of the system.</param>
public sealed record RevokedKeyBody([Typed(TextKind.Code, Longest = 255)] string? Key = null);

/// <summary>Keys of other systems. A name may have several at once, so that a key is replaced while the old one still works.</summary>
public sealed class IntegrationsApi(Api api, ApiKeys keys)
{
    [Function(nameof(PutIntegrationKey))]
    [ApiCall(
        "为一个对接系统新发一个密钥；密钥只在这次答复里给出",
        Body = typeof(IntegrationKeyBody),
        Answer = typeof(IntegrationKeyView),
        Scopes = [Role.Admin]
    )]
    public Task<IResult> PutIntegrationKey(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/integrations/{name}")] HttpRequest request,
        string name
    ) =>
        api.SendAsync<IntegrationKeyBody>(
            request,
            caller => caller.May(Role.Admin),
            async (body, call) =>
            {
                // No cache keeps the key.
                request.HttpContext.Response.Headers.CacheControl = "no-store";
                if (!KeyRequest.IsName(name))
                    return ApiAnswer.NotFound("integration.name", "对接系统（小写字母、数字和短横，最多40个）", name);
                var refusals = KeyRequest.Check(body.Scopes);
                if (refusals.Count > 0)
                    return ApiAnswer.Refused(refusals);
                // A PUT has no key under which an answer would be kept, so there is always a new one to show.
                return (await keys.MakeAsync(call, name, body.Scopes)).Match(
                    key => ApiAnswer.Ok(new IntegrationKeyView(name, body.Scopes, key!)),
                    ApiAnswer.Refused
                );
            }
        );

    [Function(nameof(PostRevokedKey))]
    [ApiCall(
        "停用一个密钥；不写 key 就停用这个系统的全部密钥",
        Body = typeof(RevokedKeyBody),
        Answer = typeof(IntegrationView),
        Scopes = [Role.Admin]
    )]
    public Task<IResult> PostRevokedKey(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/integrations/{name}/revoke")]
            HttpRequest request,
        string name
    ) =>
        api.SendAsync<RevokedKeyBody>(
            request,
            caller => caller.May(Role.Admin),
            async (body, call) =>
            {
                var revoked = body.Key is { } key
                    ? await keys.RevokeAsync(call, name, key)
                    : await keys.RevokeAllAsync(call, name);
                return !revoked.IsRefused ? ApiAnswer.Ok(new IntegrationView(name, revoked.Value.Scopes))
                    : revoked.Refusals[0] == KeptAnswers.Mismatch ? ApiAnswer.Refused(revoked.Refusals)
                    : ApiAnswer.NotFound("integration.key-unknown", "这个系统的这个密钥", name);
            }
        );
}

using System.Text.RegularExpressions;
using Delivery.Domain;
using Delivery.Functions.Security;
using Delivery.Functions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.People;

/// <param name="Scopes">Out of the roles of staff.</param>
public sealed record IntegrationKeyBody([Typed(TextKind.Code)] IReadOnlyList<string> Scopes);

/// <param name="Key">Made here and shown this once; only its hash is kept.</param>
public sealed record IntegrationKeyView(string Name, IReadOnlyList<string> Scopes, string Key);

public sealed record IntegrationView(string Name, IReadOnlyList<string> Scopes);

public sealed record RevokedKeyBody([Typed(TextKind.Code, Longest = 255)] string Key);

/// <summary>Keys of other systems. A name may have several at once, so that a key is replaced while the old one still works.</summary>
public sealed partial class IntegrationsApi(Api api, ApiKeys keys, AuditLog audit)
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
                if (!Name().IsMatch(name))
                    return ApiAnswer.NotFound("integration.name", "对接系统（小写字母、数字和短横，最多40个）", name);
                var refusals = Check(body).ToList();
                if (refusals.Count > 0)
                    return ApiAnswer.Refused(refusals);
                var key = await keys.MakeAsync(name, body.Scopes);
                await audit.WriteAsync(call.By, "integration.key", name, string.Join(" ", body.Scopes));
                return ApiAnswer.Ok(new IntegrationKeyView(name, body.Scopes, key));
            }
        );

    [Function(nameof(PostRevokedKey))]
    [ApiCall("停用一个密钥", Body = typeof(RevokedKeyBody), Answer = typeof(IntegrationView), Scopes = [Role.Admin])]
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
                if (await keys.RemoveAsync(name, body.Key) is not { } scopes)
                    return ApiAnswer.NotFound("integration.key-unknown", "这个系统的这个密钥", name);
                await audit.WriteAsync(call.By, "integration.revoke", name);
                return ApiAnswer.Ok(new IntegrationView(name, scopes));
            }
        );

    private static IEnumerable<Refusal> Check(IntegrationKeyBody body)
    {
        if (body.Scopes.Count == 0 || body.Scopes.Except(Role.All).Any())
            yield return new Refusal(
                "integration.scopes",
                $"scopes 只能从 {string.Join("、", Role.All)} 里选，至少一个",
                "scopes"
            );
    }

    // Not the names of the two keys that come with the settings: the audit log would mix them up.
    [GeneratedRegex(@"\A(?!bootstrap)[a-z0-9][a-z0-9-]{0,39}\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Name();
}

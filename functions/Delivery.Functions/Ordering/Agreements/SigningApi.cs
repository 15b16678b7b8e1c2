using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Domain.Ordering.Agreements;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Ordering.Agreements;

public sealed record SignBody(
    [Typed(TextKind.Code)] string Version,
    [Typed(TextKind.Name)] string Name,
    bool Agreed = false
);

public sealed record CountersignBody([Typed(TextKind.Code)] string? Version = null);

/// <summary>Both sides sign the year's letter: the street, by session or by the link in its mail, and the association.</summary>
public sealed class SigningApi(
    Api api,
    Registers registers,
    SigningLinks links,
    SignAgreement sign,
    CountersignAgreement countersign
)
{
    [Function(nameof(PostAgreementSignature))]
    [ApiCall(
        "街镇签署一年的责任书",
        Body = typeof(SignBody),
        Answer = typeof(Agreement),
        Scopes = [Role.Admin],
        Also = "本街镇（登录，或带邮件里的签名链接）"
    )]
    [ApiQuery("link", "没有登录的街镇：邮件里签名链接的凭证")]
    public Task<IResult> PostAgreementSignature(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/streets/{code}/agreements/{year}/sign")]
            HttpRequest request,
        string code,
        string year
    ) =>
        api.SendAsync<SignBody>(
            request,
            caller => caller.May(Role.Admin) || caller.IsStreet(code) || SigningLinks.TokenOf(request) is not null,
            async (body, call) =>
            {
                if (await links.ActorOnAsync(code, year, call.By, SigningLinks.TokenOf(request)) is not { } actor)
                    return SigningLinks.TokenOf(request) is { } token && links.Read(token).State == LinkState.Expired
                        ? ApiAnswer.LinkExpired
                        : ApiAnswer.Forbidden;
                if (!YearNumber.TryParse(year, out var number))
                    return ApiAnswer.NotFound("year.unknown", "年份", year);
                var signature = new Signature(body.Version, body.Name, body.Agreed);
                return Shown(code, await sign.RunAsync(code, number, signature, call.As(actor)));
            }
        );

    [Function(nameof(PostAgreementCountersignature))]
    [ApiCall("协会会签责任书", Body = typeof(CountersignBody), Answer = typeof(Agreement), Scopes = [Role.Reviewer])]
    public Task<IResult> PostAgreementCountersignature(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/streets/{code}/agreements/{year}/countersign")]
            HttpRequest request,
        string code,
        string year
    ) =>
        api.SendAsync<CountersignBody>(
            request,
            caller => caller.May(Role.Reviewer),
            async (body, call) =>
            {
                if (!YearNumber.TryParse(year, out var number))
                    return ApiAnswer.NotFound("year.unknown", "年份", year);
                if (await registers.Streets.FindAsync(code) is null)
                    return ApiAnswer.NotFound("street.unknown", "街镇", code);
                return Shown(code, await countersign.RunAsync(code, number, body.Version, call));
            }
        );

    // A letter is signed by people: beside their own names, the fields are named as the body has them.
    private static ApiAnswer Shown(string code, Outcome<Agreement> outcome) =>
        outcome.Match(
            agreement => ApiAnswer.Ok(agreement),
            refusals =>
                ApiAnswer.Refused(
                    [
                        .. refusals.Select(refusal =>
                            refusal.Field == "signer" ? refusal with { Field = "name" } : refusal
                        ),
                    ],
                    "street.unknown",
                    "街镇",
                    code
                )
        );
}

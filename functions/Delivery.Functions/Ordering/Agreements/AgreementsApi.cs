using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Ordering.Agreements;

public sealed record AgreementBody(
    [Typed(TextKind.Title)] string Version,
    [Typed(TextKind.Name)] string SignedBy,
    DateOnly SignedOn,
    [Typed(TextKind.Name)] string CountersignedBy,
    DateOnly? CountersignedOn = null
);

/// <summary>The year's responsibility letter of a street: without it there are no orders.</summary>
public sealed class AgreementsApi(Api api, Registers registers, StreetYears streetYears, RegisterAgreement register)
{
    /// <summary>For letters that were signed on paper.</summary>
    [Function(nameof(PutAgreement))]
    [ApiCall(
        "登记一年的责任书",
        Body = typeof(AgreementBody),
        Answer = typeof(Agreement),
        Makes = true,
        Scopes = [Role.Admin]
    )]
    public Task<IResult> PutAgreement(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/streets/{code}/agreements/{year}")]
            HttpRequest request,
        string code,
        string year
    ) =>
        api.SendAsync<AgreementBody>(
            request,
            caller => caller.May(Role.Admin),
            async (body, call) =>
            {
                if (!YearNumber.TryParse(year, out var number))
                    return ApiAnswer.NotFound("year.unknown", "年份", year);
                if (await registers.Streets.FindAsync(code) is null)
                    return ApiAnswer.NotFound("street.unknown", "街镇", code);
                var outcome = await register.RunAsync(code, number, body, request.IfMatch(), call);
                return !outcome.IsRefused ? await ShownAsync(code, number, outcome.Value)
                    : outcome.Refusals[0] == RegisterAgreement.Stale ? ApiAnswer.Stale
                    : ApiAnswer.Refused(outcome.Refusals);
            }
        );

    [Function(nameof(GetAgreement))]
    [ApiCall("查看责任书", Answer = typeof(Agreement), Also = "本街镇")]
    public Task<IResult> GetAgreement(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/streets/{code}/agreements/{year}")]
            HttpRequest request,
        string code,
        string year
    ) =>
        api.GetAsync(
            request,
            caller => caller.IsStaff || caller.IsStreet(code),
            async _ =>
                YearNumber.TryParse(year, out var number)
                && await streetYears.AgreementAsync(code, number) is { } agreement
                    ? ApiAnswer.Ok(agreement.Value, agreement.ETag)
                    : ApiAnswer.NotFound("agreement.unknown", "责任书", $"{code}/{year}")
        );

    private async Task<ApiAnswer> ShownAsync(string code, int year, RegisteredLetter registered)
    {
        var etag = (await streetYears.AgreementAsync(code, year))!.ETag;
        return registered.IsNew
            ? ApiAnswer.Created($"/api/streets/{code}/agreements/{year}", registered.Agreement, etag)
            : ApiAnswer.Ok(registered.Agreement, etag);
    }
}

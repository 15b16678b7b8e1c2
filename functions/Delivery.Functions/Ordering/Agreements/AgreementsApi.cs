using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Web;
using Delivery.Functions.Workflow;
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
public sealed class AgreementsApi(
    Api api,
    Registers registers,
    StreetYears streetYears,
    AgreementLists lists,
    Outbox outbox
)
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
                var known = await streetYears.AgreementAsync(code, number);
                if (request.IfMatch() is { } version && !version.Fits(known?.ETag))
                    return ApiAnswer.Stale;
                return await PutAsync(Of(code, number, body, known?.Value), known, call);
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

    // What was scanned of this version stays with it, and another version does not make the one before forgotten.
    private static Agreement Of(string code, int year, AgreementBody body, Agreement? known) =>
        new(
            code,
            year,
            body.Version,
            body.SignedBy,
            body.SignedOn,
            body.CountersignedBy,
            body.CountersignedOn,
            known?.Version == body.Version ? known.SealedCopy : null,
            known is null || known.Version == body.Version ? known?.Earlier : [known.AsSigned(), .. known.Earlier ?? []]
        );

    private async Task<ApiAnswer> PutAsync(Agreement agreement, Stored<Agreement>? known, Call call)
    {
        var (code, year) = (agreement.Street, agreement.Year);
        var attempt = outbox.Begin(call.By, streetYears.PlaceOf(code, year));
        var act = new Act("agreement.put", $"{code}/{year}");
        if (await outbox.TryCommitAsync(null, attempt, act, [StreetYears.Put(agreement, known)]) is not [var etag, ..])
        {
            await outbox.GiveUpAsync(attempt);
            return ApiAnswer.Stale;
        }

        await lists.RefreshAsync(code, year);
        return known is null
            ? ApiAnswer.Created($"/api/streets/{code}/agreements/{year}", agreement, etag)
            : ApiAnswer.Ok(agreement, etag);
    }
}

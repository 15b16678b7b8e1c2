using Azure;
using Delivery.Domain;
using Delivery.Domain.Ordering;
using Delivery.Functions.Email;
using Delivery.Functions.People.Staff;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Web;
using Delivery.Functions.Workflow;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.People.Streets;

public sealed record StreetBody(
    [Typed(TextKind.Title)] string Name,
    [Typed(TextKind.Title)] string District,
    Contacts Contacts,
    PublishedContact PublishedContact
)
{
    public static StreetBody Of(Street street) =>
        new(street.Name, street.District, street.Contacts, street.PublishedContact);

    /// <summary>The street of a code; whether it is suspended is never changed by this.</summary>
    public Street Street(string code, Street? known) =>
        new(
            code,
            Name,
            Districts.Find(District)?.Name ?? District,
            known?.Status ?? StreetStatus.Active,
            Contacts,
            PublishedContact,
            known?.Lineage
        );
}

/// <param name="MergedInto">Into which street it goes or went, and from which day on.</param>
/// <param name="MailTroubles">Of the contacts' addresses, those that mail does not reach; for staff who look at one street.</param>
public sealed record StreetView(
    string Code,
    string Name,
    string District,
    StreetStatus Status,
    Contacts Contacts,
    PublishedContact PublishedContact,
    IReadOnlyList<MailTrouble>? MailTroubles = null,
    StreetMerger? MergedInto = null
);

/// <summary>The register of ordering units.</summary>
public sealed class StreetsApi(
    Api api,
    Registers registers,
    Addresses addresses,
    AddressTroubles troubles,
    StreetOfCourses courses
)
{
    [Function(nameof(PutStreet))]
    [ApiCall("登记街镇", Body = typeof(StreetBody), Answer = typeof(StreetView), Makes = true, Scopes = [Role.Admin])]
    public Task<IResult> PutStreet(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/streets/{code}")] HttpRequest request,
        string code
    ) =>
        api.SendAsync<StreetBody>(
            request,
            caller => caller.May(Role.Admin),
            (body, call) => PutAsync(code, body, request.IfMatch(), call)
        );

    [Function(nameof(GetStreet))]
    [ApiCall(
        "查看街镇",
        Answer = typeof(StreetView),
        Scopes = [Role.Reviewer, Role.Matcher, Role.Conduct],
        Also = "本街镇"
    )]
    public Task<IResult> GetStreet(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/streets/{code}")] HttpRequest request,
        string code
    ) =>
        api.GetAsync(
            request,
            caller => caller.MayReadStreets || caller.IsStreet(code),
            async caller =>
                await registers.Streets.FindAsync(code) is { } street
                    ? ApiAnswer.Ok(await ShownAsync(street.Value, caller), street.ETag)
                    : ApiAnswer.NotFound("street.unknown", "街镇", code)
        );

    [Function(nameof(ListStreets))]
    [ApiCall("街镇列表", Items = typeof(StreetView), Scopes = [Role.Reviewer, Role.Matcher, Role.Conduct])]
    public Task<IResult> ListStreets(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/streets")] HttpRequest request
    ) =>
        api.GetAsync(
            request,
            caller => caller.MayReadStreets,
            async _ =>
            {
                var asked = PageAsked.Of(request);
                var page = await registers.Streets.PageAsync(asked.From(string.Empty), asked.Limit);
                return asked.Answer(request, page, street => Shown(street.Value));
            }
        );

    private async Task<ApiAnswer> PutAsync(string code, StreetBody body, ETag? ifMatch, Call call)
    {
        var known = await registers.Streets.FindAsync(code);
        var street = body.Street(code, known?.Value);
        var refusals = RegisterRules.Check(street);
        if (refusals.Count > 0)
            return ApiAnswer.Refused(refusals);
        await addresses.NoteAsync(street);
        var act = new Act("street.put", code);
        var (result, etag) = await registers.Streets.PutAsync(
            call,
            act,
            code,
            street,
            ifMatch ?? known?.ETag,
            before => courses.FollowAsync(street, before)
        );
        return result switch
        {
            // Whoever names no version means the latest: a merger that came in between stays.
            PutResult.Stale when ifMatch is null => await PutAsync(code, body, ifMatch, call),
            PutResult.Stale => ApiAnswer.Stale,
            PutResult.Created => ApiAnswer.Created($"/api/streets/{code}", Shown(street), etag),
            _ => ApiAnswer.Ok(Shown(street), etag),
        };
    }

    private async Task<StreetView> ShownAsync(Street street, Caller caller)
    {
        var written = new[] { street.Contacts.Ordering.Email, street.Contacts.ForDelivery.Email };
        return Shown(street) with
        {
            MailTroubles = caller.IsStaff ? await MailTrouble.OfAsync(troubles, written) : null,
        };
    }

    private static StreetView Shown(Street street) =>
        new(street.Code, street.Name, street.District, street.Status, street.Contacts, street.PublishedContact)
        {
            MergedInto = street.Lineage?.Into,
        };
}

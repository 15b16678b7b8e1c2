using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering.Agreements;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Microsoft.AspNetCore.Http;

namespace Delivery.Functions.Ordering.Agreements;

/// <summary>What the signed link in a mail lets its holder do: sign one version of the letter for one street.</summary>
public sealed record SigningLink(LinkState State, string Street, string Version)
{
    public int Year => AgreementVersion.YearOf(Version);
}

/// <summary>The links by which streets come to the letter, and who else may sign it.</summary>
public sealed class SigningLinks(SignedLinks links, Registers registers)
{
    private const string Parameter = "link";

    public SigningLink Read(string token)
    {
        var link = links.Read(LinkPurpose.Agreement, token);
        return link.Subject.Split('|') is [var street, var version]
            ? new SigningLink(link.State, street, version)
            : new SigningLink(LinkState.Forged, string.Empty, string.Empty);
    }

    public static string? TokenOf(HttpRequest request) =>
        request.Query[Parameter] is [{ Length: > 0 } token] ? token : null;

    /// <summary>Who signs: the street's session, an admin for it, or whoever holds its link; null for anyone else.</summary>
    public async Task<Caller?> ActorOnAsync(string street, string year, Caller caller, string? token)
    {
        if (caller.IsStreet(street) || caller.May(Role.Admin))
            return caller;
        return
            token is not null
            && Read(token) is { State: LinkState.Good } link
            && link.Street == street
            && YearNumber.TryParse(year, out var asked)
            && link.Year == asked
            ? await StreetAsync(street)
            : null;
    }

    /// <summary>As the street itself, of which the link was sent to its ordering contact.</summary>
    public async Task<Caller?> StreetAsync(string street) =>
        await registers.Streets.FindAsync(street) is { Value: var known }
            ? new Caller(CallerKind.Street, street, known.Name, new HashSet<string>())
            : null;
}

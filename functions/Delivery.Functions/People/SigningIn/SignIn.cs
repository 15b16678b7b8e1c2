using System.Security.Cryptography;
using System.Text;
using Delivery.Domain.Calendar;
using Delivery.Functions.Email;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Operation;
using Delivery.Pages.People;

namespace Delivery.Functions.People.SigningIn;

/// <summary>Sign-in by mail: a link, good for a quarter of an hour and for one use.</summary>
public sealed class SignIn(
    Addresses addresses,
    Seals seals,
    DeliveryTables tables,
    LetterBox letters,
    CurrentSettings settings,
    TimeProvider clock
)
{
    private const string Purpose = "link.sign-in";
    private const string UsedPartition = "used-link";

    public int ValidMinutes => settings.Office.SignInMinutes;

    /// <summary>Writes to whoever stands behind the address; whether anybody does is not told to the asker.</summary>
    public async Task AskAsync(string email)
    {
        var now = clock.GetUtcNow();
        foreach (var member in await addresses.BehindAsync(email))
        {
            var token = seals.Seal(Purpose, member, now.AddMinutes(ValidMinutes));
            var mail = new SignInLinkMail(
                letters.Contact,
                member.PersonName,
                letters.Link($"sign-in/{token}"),
                ValidMinutes
            );
            // At most one a minute for each address, however often the button is pressed.
            var key = $"sign-in/{member.Kind}/{member.Id}/{email}/{now:yyyyMMddHHmm}";
            await letters.PostAsync([
                new Posting(key, new Recipient(email, member.PersonName), mail, Urgency.Now) { ByMailOnly = true },
            ]);
        }
    }

    /// <returns>Null when the link is forged, too old or used.</returns>
    public async Task<Member?> WhoAsync(string token) =>
        seals.Open<Member>(Purpose, token) is { Value.Email: not null } seal
        && !seals.HasExpired(seal)
        && await tables.Access.FindAsync<DateTimeOffset>(UsedPartition, Hash(token)) is null
            ? seal.Value
            : null;

    /// <summary>Uses the link up.</summary>
    public async Task<Member?> UseAsync(string token) =>
        await WhoAsync(token) is { } member
        && await tables.Access.InsertIfAbsentAsync(Row.Of(UsedPartition, Hash(token), clock.GetUtcNow()))
            ? member
            : null;

    /// <summary>Links that were used up on the day or before it: they have expired since, so nobody uses them again.</summary>
    public async Task<int> ForgetUsedAsync(DateOnly last)
    {
        var (end, old) = (ShanghaiTime.EndOf(last), new List<string>());
        await foreach (var used in tables.Access.WithPrefixAsync<DateTimeOffset>(UsedPartition, string.Empty))
            if (used.Value < end)
                old.Add(used.RowKey);
        await tables.Access.DeleteRowsAsync(UsedPartition, old);
        return old.Count;
    }

    private static string Hash(string token) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(token)));
}

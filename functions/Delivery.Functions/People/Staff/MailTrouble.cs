using Delivery.Functions.Email;

namespace Delivery.Functions.People.Staff;

/// <summary>That an address of a street or a teacher did not get a mail, however often it was tried.</summary>
/// <param name="At">When the mail was given up.</param>
/// <param name="Reason">What the mail server said.</param>
public sealed record MailTrouble(string Address, DateTimeOffset At, string Reason)
{
    /// <returns>Null when all of them are well, as far as is known.</returns>
    public static async Task<IReadOnlyList<MailTrouble>?> OfAsync(
        AddressTroubles troubles,
        IEnumerable<string> addresses
    )
    {
        var found = await troubles.AmongAsync(addresses);
        return found.Count == 0
            ? null
            : [.. found.Select(trouble => new MailTrouble(trouble.Address, trouble.At, trouble.Trouble!))];
    }
}

using Azure.Data.Tables;
using Delivery.Functions.Storage;

namespace Delivery.Functions.Email;

/// <summary>That an address did not get a mail: staff see it wherever they see the address.</summary>
/// <param name="At">When the mail was given up, or sent after all.</param>
/// <param name="Trouble">What the mail server said; null once staff have sent the mail again and it was taken.</param>
public sealed record AddressTrouble(string Address, DateTimeOffset At, string? Trouble)
{
    internal static AddressTrouble Of(MailOutcome outcome) =>
        new(outcome.Mail.Mail.To.Address, outcome.At, outcome.Trouble);

    internal TableEntity ToRow() => Row.Of(MailPlace.Partition, RowOf(Address), this);

    internal const string Prefix = "trouble|";

    // Addresses differ by case in registers and not in the world.
    internal static string RowOf(string address) => $"{Prefix}{HashOf(address)}";

    internal static string HashOf(string address) => MailPlace.Of(address.Trim().ToLowerInvariant()).Hash;
}

/// <summary>Which addresses mail does not reach. A new address in the register has no trouble yet.</summary>
public sealed class AddressTroubles(DeliveryTables tables)
{
    /// <returns>Null when all is well with the address, as far as is known.</returns>
    public async Task<AddressTrouble?> FindAsync(string address) =>
        await tables.Mail.FindAsync<AddressTrouble>(MailPlace.Partition, AddressTrouble.RowOf(address))
            is { Value: { Trouble: not null } trouble }
            ? trouble
            : null;

    /// <summary>Of several addresses, those in trouble, each once.</summary>
    public async Task<IReadOnlyList<AddressTrouble>> AmongAsync(IEnumerable<string> addresses)
    {
        var found = new List<AddressTrouble>();
        foreach (var address in addresses.Distinct(StringComparer.OrdinalIgnoreCase))
            if (await FindAsync(address) is { } trouble)
                found.Add(trouble);
        return found;
    }
}

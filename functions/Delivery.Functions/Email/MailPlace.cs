using System.Security.Cryptography;
using System.Text;

namespace Delivery.Functions.Email;

/// <summary>Where a mail lies: its key, hashed, so that any key is a good one.</summary>
/// <param name="Hash">In the row keys of all its rows, and the name under which staff see it.</param>
/// <param name="Id">Under which transports and logs know it; the same for every try.</param>
public sealed record MailPlace(string Hash, Guid Id)
{
    /// <summary>
    /// One partition for all mail, so that a mail, its place in the queue and the budget change in one batch, and the
    /// queue has one order. It takes 2,000 rows a second on Azure; the busiest day has 4,500 mails.
    /// </summary>
    public const string Partition = "outbox";

    public const string Prefix = "mail|";

    public string Row => Prefix + Hash;

    public static MailPlace Of(string key)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(key));
        return new MailPlace(Convert.ToHexStringLower(hash), new Guid(hash.AsSpan(0, 16)));
    }
}

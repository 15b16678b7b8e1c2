using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using Delivery.Functions.Storage;

namespace Delivery.Functions.Email;

/// <summary>Where a mail lies: its key, hashed, so that any key is a good one.</summary>
/// <param name="Id">Under which transports and logs know it.</param>
public sealed record MailPlace(string Partition, string Row, Guid Id)
{
    public static MailPlace Of(string key)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(key));
        var hex = Convert.ToHexStringLower(hash);
        return new MailPlace($"mail-{hex[..2]}", hex, new Guid(hash.AsSpan(0, 16)));
    }
}

/// <summary>A note that a mail is still to be sent.</summary>
public sealed record WaitingMail(MailPlace Place, Urgency Urgency, DateTimeOffset Since)
{
    [JsonIgnore]
    public string RowKey => $"{(int)Urgency}|{Since.UtcDateTime:yyyyMMddHHmmssfff}|{Place.Row}";
}

/// <summary>What is still to be sent: the most urgent first, then the oldest.</summary>
public sealed class WaitingMails(DeliveryTables tables)
{
    private const string Partition = "waiting";

    public Task AddAsync(WaitingMail waiting) =>
        tables.Mail.UpsertEntityAsync(Row.Of(Partition, waiting.RowKey, waiting));

    public async Task RemoveAsync(WaitingMail waiting) =>
        await tables.Mail.DeleteEntityAsync(Partition, waiting.RowKey);

    public async Task<IReadOnlyList<WaitingMail>> SinceBeforeAsync(DateTimeOffset moment)
    {
        var waiting = new List<WaitingMail>();
        await foreach (var note in tables.Mail.WithPrefixAsync<WaitingMail>(Partition, string.Empty))
            if (note.Value.Since < moment)
                waiting.Add(note.Value);
        return waiting;
    }

    /// <summary>When the oldest was written; null when none waits. One row of each urgency is read.</summary>
    public async Task<DateTimeOffset?> OldestAsync()
    {
        DateTimeOffset? oldest = null;
        foreach (var urgency in Enum.GetValues<Urgency>().Select(urgency => $"{(int)urgency}|"))
        {
            var first = await tables.Mail.PageAsync<WaitingMail>(Partition, urgency, urgency + '~', limit: 1);
            if (first.Rows is [{ Value.Since: var since }] && (oldest is null || since < oldest))
                oldest = since;
        }

        return oldest;
    }
}

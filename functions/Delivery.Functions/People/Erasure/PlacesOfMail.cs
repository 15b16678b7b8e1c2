using Delivery.Functions.Email;
using Delivery.Functions.Storage;

namespace Delivery.Functions.People.Erasure;

/// <summary>Mails to somebody, and mails to others that name them.</summary>
public sealed class PlacesOfMail(DeliveryTables tables, Scrubbing scrubbing)
{
    public ErasablePlace Mails => new("mails", "邮件的文本和记录", EraseAsync);

    private async Task<int> EraseAsync(Erasee erasee)
    {
        var rows = new List<string>();
        await foreach (var row in tables.Mail.WithPrefixAsync<WaitingMail>(MailPlace.Partition, WaitingMail.Prefix))
            if (IsTheirs(row.Value.Mail, erasee))
                rows.AddRange(row.RowKey, MailPlace.Of(row.Value.Mail.Key).Row);
        await foreach (var row in tables.Mail.WithPrefixAsync<FailedMail>(MailPlace.Partition, FailedMail.Prefix))
            if (IsTheirs(row.Value.Mail, erasee))
                rows.AddRange(row.RowKey, MailPlace.Of(row.Value.Mail.Key).Row);
        var hashes = erasee.Emails.Select(AddressTrouble.HashOf).ToHashSet();
        // The one place that is looked through row by row: nothing but its key says whom a mail was for.
        await foreach (var row in tables.Mail.WithPrefixAsync<OutgoingMail>(MailPlace.Partition, MailPlace.Prefix))
            if (
                erasee.Without(row.Value.Key) != row.Value.Key
                || erasee.Without($"{row.Value.Trouble}") != $"{row.Value.Trouble}"
                || row.Value.To is { } to && hashes.Contains(to)
            )
                rows.Add(row.RowKey);
        rows.AddRange(erasee.Emails.Select(AddressTrouble.RowOf));
        await tables.Mail.DeleteRowsAsync(MailPlace.Partition, [.. rows.Distinct()]);
        return rows.Count
            - erasee.Emails.Count
            + await ScrubAsync(WaitingMail.Prefix, erasee)
            + await ScrubAsync(FailedMail.Prefix, erasee);
    }

    private Task<int> ScrubAsync(string prefix, Erasee erasee) =>
        scrubbing.RangeAsync(tables.Mail, MailPlace.Partition, (prefix, prefix + char.MaxValue), erasee);

    private static bool IsTheirs(Email.Mail mail, Erasee erasee) =>
        erasee.Emails.Contains(mail.To.Address, StringComparer.OrdinalIgnoreCase);
}

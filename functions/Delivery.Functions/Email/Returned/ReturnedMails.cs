using Delivery.Functions.Storage;
using Microsoft.Extensions.Logging;

namespace Delivery.Functions.Email.Returned;

/// <summary>
/// Writes down that a mail which a server had taken came back: the mail is among those that nobody got, and its address is in
/// trouble wherever staff see it. Told twice, it is written once.
/// </summary>
public sealed partial class ReturnedMails(DeliveryTables tables, TimeProvider clock, ILogger<ReturnedMails> log)
{
    private const int IdDigits = 32;

    /// <returns>False where it is about no mail that we sent to any of these addresses.</returns>
    public async Task<bool> TakeAsync(DeliveryReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var isTaken = await TableRows.UntilCommittedAsync(async () =>
        {
            if (
                await FindAsync(report.MailId) is not { } sent
                || report.Recipients.FirstOrDefault(one => IsTo(sent.Value, one)) is not { } address
            )
                return (true, false);
            // Given up already or sent once more since: what came back is the former try.
            return sent.Value.State == MailState.Sent
                ? (await tables.Mail.TryCommitAsync([.. RowsOf(sent, address, report)]), true)
                : (true, true);
        });
        if (isTaken)
            CameBack(report.MailId);
        else
            OfNoMail(report.MailId);
        return isTaken;
    }

    /// <summary>Staff have seen to it: the mail leaves their list, and its address is taken to be good again.</summary>
    /// <returns>False when there is no such returned mail.</returns>
    public async Task<bool> SeenToAsync(string id) =>
        await tables.Mail.FindAsync<FailedMail>(MailPlace.Partition, FailedMail.Prefix + id)
            is { Value: { IsReturned: true, Mail.To.Address: var address } } stored
        && await tables.Mail.TryCommitAsync([
            TableRows.Delete(stored),
            TableRows.Put(new AddressTrouble(address, clock.GetUtcNow(), null).ToRow()),
        ]);

    // The id is the first half of the hash under which the mail lies.
    private async Task<Stored<OutgoingMail>?> FindAsync(Guid id)
    {
        var half = Convert.ToHexStringLower(id.ToByteArray());
        await foreach (
            var row in tables.Mail.WithPrefixAsync<OutgoingMail>(
                MailPlace.Partition,
                MailPlace.Prefix + half[..IdDigits]
            )
        )
            return row;
        return null;
    }

    // Whoever writes a report may write what they like, and whoever got a mail knows its id: of others nothing is believed.
    private static bool IsTo(OutgoingMail sent, string address) =>
        sent.To is null || sent.To == AddressTrouble.HashOf(address);

    private IEnumerable<Azure.Data.Tables.TableTransactionAction> RowsOf(
        Stored<OutgoingMail> sent,
        string address,
        DeliveryReport report
    )
    {
        var (now, trouble) = (clock.GetUtcNow(), $"退信：{report.Said}");
        var mail = new Mail(
            sent.Value.Key,
            new Recipient(address, address),
            report.Subject.Length > 0 ? report.Subject : "退回的邮件",
            Html: string.Empty,
            Text: string.Empty
        );
        var failed = sent.Value with { State = MailState.Failed, Trouble = trouble };
        return
        [
            TableRows.Replace(Row.Of(sent.PartitionKey, sent.RowKey, failed), sent.ETag),
            TableRows.Put(
                new FailedMail(mail, sent.Value.At, now, sent.Value.Tries, trouble) { IsReturned = true }.ToRow()
            ),
            TableRows.Put(new AddressTrouble(address, now, trouble).ToRow()),
        ];
    }

    // Reports name the address; logs name nobody.
    [LoggerMessage(1204, LogLevel.Warning, "Mail {Id} came back from the server that had taken it")]
    private partial void CameBack(Guid id);

    [LoggerMessage(
        1205,
        LogLevel.Information,
        "A report on mail {Id} is about none that was sent to the addresses it names"
    )]
    private partial void OfNoMail(Guid id);
}

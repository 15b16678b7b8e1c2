using Delivery.Domain.Calendar;
using Delivery.Domain.Operation;
using Delivery.Functions.Storage;
using Delivery.Functions.Workflow.Retention;

namespace Delivery.Functions.Email;

/// <summary>Mails that were sent, withheld or given up long ago, and troubles of addresses from then.</summary>
public sealed class ExpiredMails(DeliveryTables tables)
{
    // A year's mails are some hundred thousand rows, in no order of time: a sixteenth of them is looked through a night.
    private const int Parts = 16;

    public Expiring Expiring =>
        new(
            "mails",
            "发过的邮件的记录",
            settings => KeptFor.OfMonths(settings.MailMonths),
            (last, _) => DeleteAsync(last)
        );

    private async Task<int> DeleteAsync(DateOnly last)
    {
        var (end, part) = (ShanghaiTime.EndOf(last), $"mail|{last.DayNumber % Parts:x}");
        return await DeleteAsync<OutgoingMail>(part, mail => mail.State != MailState.Pending && mail.At < end)
            + await DeleteAsync<FailedMail>(FailedMail.Prefix, mail => mail.GivenUpAt < end)
            + await DeleteAsync<AddressTrouble>(AddressTrouble.Prefix, trouble => trouble.At < end);
    }

    private async Task<int> DeleteAsync<T>(string prefix, Func<T, bool> isOld)
    {
        var old = new List<string>();
        await foreach (var row in tables.Mail.WithPrefixAsync<T>(MailPlace.Partition, prefix))
            if (isOld(row.Value))
                old.Add(row.RowKey);
        await tables.Mail.DeleteRowsAsync(MailPlace.Partition, old);
        return old.Count;
    }
}

using Azure.Data.Tables;
using Delivery.Functions.Storage;

namespace Delivery.Functions.Email;

/// <summary>
/// The one way out for mail. One key, one mail: it is written down, with its place in the queue and its share of the
/// budget, in one batch before it is sent, and what came of it in a second one. So it goes out once and is never lost,
/// whatever is repeated or killed. What the budget or a failure holds back, the timer sends.
/// </summary>
public sealed class MailOutbox(
    DeliveryTables tables,
    Postman postman,
    MailBudget budget,
    WaitingMails queue,
    FailedMails failed,
    OldMails old,
    TimeProvider clock
)
{
    // How long whoever wrote a mail down has it for itself; then the timer takes it to be abandoned.
    private static readonly TimeSpan StillAtWork = TimeSpan.FromMinutes(2);

    public Task SendAsync(Mail mail) => SendAsync([mail]);

    /// <summary>Many mails for the requests of a few. What the budget lets out goes at once, the most urgent first.</summary>
    public async Task SendAsync(IReadOnlyList<Mail> mails)
    {
        await old.MoveOnceAsync();
        foreach (var channel in mails.DistinctBy(mail => mail.Key).GroupBy(mail => mail.Channel))
        foreach (var page in MailBatches.PagesOf(channel.OrderBy(mail => mail.Urgency)))
            await SendPageAsync(page);
    }

    /// <summary>Sends what waits, most urgent and oldest first, as far as the budget goes.</summary>
    public async Task<int> SendWaitingAsync()
    {
        await old.MoveAsync();
        var sent = 0;
        while (true)
        {
            var page = await queue.DueAsync(clock.GetUtcNow(), MailBatches.MostInPage);
            if (page.Mails.Count == 0)
                return sent;
            var (free, mails) = (page.Mails.Where(IsFree), page.Mails.Where(mail => !IsFree(mail)).ToList());
            var asked = new BudgetAsked([.. mails.Select(mail => mail.Mail.Urgency)], Waiting: true, page.More);
            var granted = mails.Count == 0 ? 0 : await budget.TakeAsync(asked, _ => []);
            sent += await postman.SendAsync([.. free, .. mails.Take(granted)], DateTimeOffset.MaxValue);
            if (granted < mails.Count || !page.More)
                return sent;
        }
    }

    /// <summary>Sends a mail that was given up once more, with as many tries as at first.</summary>
    /// <returns>False when it is not among the given up: it was never, or somebody has sent it again.</returns>
    public async Task<bool> SendAgainAsync(string id)
    {
        if (await failed.FindAsync(id) is not { Value: { IsReturned: false } given, ETag: var etag })
            return false;
        var again = new WaitingMail(given.Mail, given.WrittenAt, clock.GetUtcNow(), Again: true);
        var taken = new TableEntity(MailPlace.Partition, FailedMail.Prefix + id);
        // Two who press at once: one of them finds it taken.
        return await TryTakeAsync(
            [again],
            granted =>
                [
                    new TableTransactionAction(TableTransactionActionType.Delete, taken, etag),
                    TableRows.Put(Row.Of(MailPlace.Partition, again.Place.Row, again.Pending)),
                    TableRows.Insert(again.RowAt(DueOf(again, granted > 0))),
                ]
        );
    }

    public async Task<OutgoingMail?> FindAsync(string key) =>
        (await tables.Mail.FindAsync<OutgoingMail>(MailPlace.Partition, MailPlace.Of(key).Row))?.Value;

    private async Task SendPageAsync(IReadOnlyList<Mail> page)
    {
        if (await TryInsertAsync(page))
            return;
        if (page is [var known])
            await RepeatAsync(known.Key);
        else
            foreach (var mail in page)
                await SendPageAsync([mail]);
    }

    /// <returns>False when one of them was there already: none of them is written.</returns>
    private async Task<bool> TryInsertAsync(IReadOnlyList<Mail> page)
    {
        var now = clock.GetUtcNow();
        var withheld = page.Where(mail => !postman.MayReach(mail))
            .Select(mail => Insert(new OutgoingMail(mail.Key, MailState.Withheld, now)))
            .ToList();
        var waiting = page.Where(mail => postman.MayReach(mail))
            .Select(mail => new WaitingMail(mail, now, now))
            .ToList();
        return await TryTakeAsync(
            waiting,
            granted => [.. withheld, .. waiting.SelectMany((mail, at) => Insert(mail, at < granted))]
        );
    }

    /// <summary>Writes mails down together with what the budget gives for them, and sends as many.</summary>
    /// <returns>False when one of the rows was not as expected: nothing is written.</returns>
    private async Task<bool> TryTakeAsync(
        IReadOnlyList<WaitingMail> mails,
        Func<int, IReadOnlyList<TableTransactionAction>> rows
    )
    {
        var until = clock.GetUtcNow() + StillAtWork;
        var asked = new BudgetAsked([.. mails.Select(mail => mail.Mail.Urgency)], Free: mails.All(IsFree));
        int granted;
        try
        {
            granted = await budget.TakeAsync(asked, rows);
        }
        catch (TableTransactionFailedException lost) when (TableRows.LostRace(lost))
        {
            return false;
        }
        await postman.SendAsync(mails.Take(granted), until);
        return true;
    }

    // Whoever wrote it down before may have died before it was sent.
    private async Task RepeatAsync(string key)
    {
        if (
            await FindAsync(key) is { State: MailState.Pending, WaitsAt: { } place }
            && await queue.FindAsync(place) is { } waiting
        )
            await TryTakeAsync([waiting], _ => []);
    }

    private static IEnumerable<TableTransactionAction> Insert(WaitingMail mail, bool isSentNow) =>
        [Insert(mail.Pending), TableRows.Insert(mail.RowAt(DueOf(mail, isSentNow)))];

    private static TableTransactionAction Insert(OutgoingMail mail) =>
        TableRows.Insert(Row.Of(MailPlace.Partition, MailPlace.Of(mail.Key).Row, mail));

    // The budget is that of the mail service.
    private static bool IsFree(WaitingMail mail) => mail.Mail.Channel == MailChannel.Sms;

    private static DateTimeOffset DueOf(WaitingMail mail, bool isSentNow) =>
        isSentNow ? mail.Since + StillAtWork : mail.Since;
}

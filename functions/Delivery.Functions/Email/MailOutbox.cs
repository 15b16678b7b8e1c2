using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Delivery.Functions.Storage;
using Delivery.Functions.Workflow;
using Microsoft.Extensions.Logging;

namespace Delivery.Functions.Email;

public enum MailState
{
    Pending,
    Sent,
    Withheld,
    Failed,
}

/// <summary>What stays of a mail: its text only as long as it waits.</summary>
public sealed record OutgoingMail(
    string Key,
    MailState State,
    DateTimeOffset At,
    int Tries,
    string? Trouble,
    Mail? Mail
);

/// <summary>
/// The one way out for mail. One key, one mail: a mail is written down before it is sent, so that whatever is repeated
/// or killed, it goes out once and is never lost. What the budget or a failure holds back, the timer sends.
/// </summary>
public sealed partial class MailOutbox(
    DeliveryTables tables,
    IMailTransport transport,
    MailBudget budget,
    DeliverySettings settings,
    Telemetry telemetry,
    TimeProvider clock,
    ILogger<MailOutbox> log
)
{
    private const string Waiting = "waiting";
    private const int MostTries = 8;
    private static readonly TimeSpan StillAtWork = TimeSpan.FromMinutes(2);

    public async Task SendAsync(Mail mail)
    {
        var place = Place.Of(mail.Key);
        var now = clock.GetUtcNow();
        var pending = new OutgoingMail(mail.Key, MailState.Pending, now, 0, null, mail);
        var known = await tables.Mail.FindAsync<OutgoingMail>(place.Partition, place.Row);
        if (known is { Value.State: not MailState.Pending })
            return;
        var waiting = known is null
            ? new Waits(place, mail.Urgency, now)
            : new Waits(place, mail.Urgency, known.Value.At);
        // First the note by which the timer finds it, then the mail: a crash between leaves a note without a mail, which is harmless.
        await tables.Mail.UpsertEntityAsync(Row.Of(Waiting, waiting.RowKey, waiting));
        if (known is null)
            await tables.Mail.InsertIfAbsentAsync(Row.Of(place.Partition, place.Row, pending));
        await TrySendAsync(waiting, known?.Value ?? pending);
    }

    /// <summary>Sends what waits, most urgent and oldest first, as far as the budget goes.</summary>
    public async Task<int> SendWaitingAsync()
    {
        var (sent, old) = (0, clock.GetUtcNow() - StillAtWork);
        var waiting = new List<Waits>();
        await foreach (var note in tables.Mail.WithPrefixAsync<Waits>(Waiting, string.Empty))
        {
            if (note.Value.Since < old)
                waiting.Add(note.Value);
        }

        foreach (var note in waiting)
        {
            var mail = await tables.Mail.FindAsync<OutgoingMail>(note.Place.Partition, note.Place.Row);
            if (mail is not { Value.State: MailState.Pending })
                await ForgetAsync(note);
            else if (await TrySendAsync(note, mail.Value))
                sent++;
        }

        return sent;
    }

    public async Task<OutgoingMail?> FindAsync(string key)
    {
        var place = Place.Of(key);
        return (await tables.Mail.FindAsync<OutgoingMail>(place.Partition, place.Row))?.Value;
    }

    private async Task<bool> TrySendAsync(Waits note, OutgoingMail outgoing)
    {
        if (!MayReach(outgoing.Mail!.To.Address))
            return await SettleAsync(note, outgoing with { State = MailState.Withheld, Mail = null });
        if (!await budget.TryTakeAsync())
            return false;
        using var span = telemetry.Spans.StartActivity("SendMail", ActivityKind.Producer);
        span?.SetTag("delivery.mail_id", note.Place.Id).SetTag(Telemetry.OrderTag, BusinessKey.OrderIn(outgoing.Key));
        try
        {
            // The time of writing down, not of this try: the same mail stays the same file.
            await transport.SendAsync(note.Place.Id, outgoing.Mail, outgoing.At);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            // Only the kind of failure: mail servers repeat the address in what they say.
            span?.SetStatus(ActivityStatusCode.Error, failure.GetType().Name);
            NotTaken(note.Place.Id, failure.GetType().Name, outgoing.Tries + 1);
            return await RememberTroubleAsync(note, outgoing, failure.Message);
        }

        telemetry.MailsSent.Add(1);
        return await SettleAsync(
            note,
            outgoing with
            {
                State = MailState.Sent,
                Mail = null,
                Tries = outgoing.Tries + 1,
            }
        );
    }

    private async Task<bool> RememberTroubleAsync(Waits note, OutgoingMail outgoing, string trouble)
    {
        var tried = outgoing with { Tries = outgoing.Tries + 1, Trouble = trouble };
        if (tried.Tries >= MostTries)
        {
            await SettleAsync(note, tried with { State = MailState.Failed });
            telemetry.MailsFailed.Add(1);
            GivenUp(note.Place.Id, tried.Tries);
        }
        else
            await tables.Mail.UpsertEntityAsync(Row.Of(note.Place.Partition, note.Place.Row, tried));
        return false;
    }

    private async Task<bool> SettleAsync(Waits note, OutgoingMail settled)
    {
        await tables.Mail.UpsertEntityAsync(Row.Of(note.Place.Partition, note.Place.Row, settled));
        await ForgetAsync(note);
        return settled.State == MailState.Sent;
    }

    private async Task ForgetAsync(Waits note) => await tables.Mail.DeleteEntityAsync(Waiting, note.RowKey);

    private bool MayReach(string address) =>
        !transport.ReachesPeople
        || settings.Environment == "production"
        || settings.Mail.AllowedRecipients.Any(allowed =>
            allowed.StartsWith('@')
                ? address.EndsWith(allowed, StringComparison.OrdinalIgnoreCase)
                : address.Equals(allowed, StringComparison.OrdinalIgnoreCase)
        );

    private sealed record Place(string Partition, string Row, Guid Id)
    {
        public static Place Of(string key)
        {
            var hash = SHA256.HashData(Encoding.UTF8.GetBytes(key));
            var hex = Convert.ToHexStringLower(hash);
            return new Place($"mail-{hex[..2]}", hex, new Guid(hash.AsSpan(0, 16)));
        }
    }

    private sealed record Waits(Place Place, Urgency Urgency, DateTimeOffset Since)
    {
        [System.Text.Json.Serialization.JsonIgnore]
        public string RowKey => $"{(int)Urgency}|{Since.UtcDateTime:yyyyMMddHHmmssfff}|{Place.Row}";
    }

    [LoggerMessage(1202, LogLevel.Warning, "Mail {Id} was not taken by the transport: {Failure}, try {Try}")]
    private partial void NotTaken(Guid id, string failure, int @try);

    [LoggerMessage(1203, LogLevel.Error, "Mail {Id} is given up after {Tries} tries; staff may send it again")]
    private partial void GivenUp(Guid id, int tries);
}

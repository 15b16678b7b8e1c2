namespace Delivery.Functions.Email;

public enum MailState
{
    Pending,
    Sent,
    Withheld,
    Failed,
}

/// <summary>What became of a mail. It stays when the text is gone, so that the same news is never sent twice.</summary>
/// <param name="At">When it was written; sent again by staff: when they did.</param>
/// <param name="Trouble">What the transport said last.</param>
/// <param name="WaitsAt">The row of its text while it waits; null afterwards.</param>
/// <param name="To">The address, hashed, so that a report on the mail is believed of that address alone. Null in older rows.</param>
public sealed record OutgoingMail(
    string Key,
    MailState State,
    DateTimeOffset At,
    int Tries = 0,
    string? Trouble = null,
    string? WaitsAt = null,
    MailWay Way = MailWay.AsWritten,
    string? To = null
);

/// <summary>How a message went in the end.</summary>
public enum MailWay
{
    /// <summary>By mail, or as a text message.</summary>
    AsWritten,

    /// <summary>By the official account, which its reader chose.</summary>
    WeChat,
}

namespace Delivery.Functions.Email;

/// <summary>What goes first when not everything can be sent at once.</summary>
public enum Urgency
{
    Now,
    Today,
    WhenPossible,
}

/// <summary>By which way a message goes; the outbox is one.</summary>
public enum MailChannel
{
    Email,
    Sms,
}

/// <param name="Address">An email address, or the phone that a text message goes to.</param>
public sealed record Recipient(string Address, string Name);

public sealed record MailFile(string Name, string ContentType, string Text);

/// <summary>A mail as it waits in the outbox. Its key says what it is about, so that the same news is never sent twice.</summary>
/// <param name="Otherwise">How it goes, under the same key, where this way is given up; null where there is no other.</param>
/// <param name="Link">What it is about; with it the news may go by the official account. Null where it goes by mail alone.</param>
public sealed record Mail(
    string Key,
    Recipient To,
    string Subject,
    string Html,
    string Text,
    Urgency Urgency = Urgency.Today,
    IReadOnlyList<MailFile>? Files = null,
    MailChannel Channel = MailChannel.Email,
    string? Link = null,
    Mail? Otherwise = null
);

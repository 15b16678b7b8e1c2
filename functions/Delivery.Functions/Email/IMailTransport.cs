namespace Delivery.Functions.Email;

/// <summary>A way out for mails: a folder, SMTP, or Azure Communication Services.</summary>
public interface IMailTransport
{
    /// <summary>Whether mails leave this system: then only listed addresses get them outside production.</summary>
    bool ReachesPeople { get; }

    /// <param name="id">The same for every try of the same mail, so that a transport that can will send it once.</param>
    /// <exception cref="Exception">The transport failed: the mail stays in the outbox and is tried again.</exception>
    Task SendAsync(Guid id, Mail mail, DateTimeOffset at);
}

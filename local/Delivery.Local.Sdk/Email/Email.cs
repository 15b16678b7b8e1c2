using Azure.Core;

namespace Azure.Communication.Email;

public readonly struct EmailAddress(string address, string displayName)
{
    public EmailAddress(string address)
        : this(address, string.Empty) { }

    public string Address { get; } = address;

    public string DisplayName { get; } = displayName;
}

public class EmailRecipients(IEnumerable<EmailAddress> to)
{
    public IList<EmailAddress> To { get; } = [.. to];
}

public class EmailContent(string subject)
{
    public string Subject { get; } = subject;

    public string? Html { get; set; }

    public string? PlainText { get; set; }
}

public class EmailAttachment(string name, string contentType, BinaryData content)
{
    public string Name { get; } = name;

    public string ContentType { get; } = contentType;

    public BinaryData Content { get; } = content;
}

public class EmailMessage(string senderAddress, EmailRecipients recipients, EmailContent content)
{
    public string SenderAddress { get; } = senderAddress;

    public EmailRecipients Recipients { get; } = recipients;

    public EmailContent Content { get; } = content;

    public IList<EmailAttachment> Attachments { get; } = [];

    public IDictionary<string, string> Headers { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public IList<EmailAddress> ReplyTo { get; } = [];
}

public readonly struct EmailSendStatus(string value) : IEquatable<EmailSendStatus>
{
    private readonly string value = value;

    public static EmailSendStatus Succeeded { get; } = new("Succeeded");

    public bool Equals(EmailSendStatus other) => string.Equals(value, other.value, StringComparison.OrdinalIgnoreCase);

    public override bool Equals(object? obj) => obj is EmailSendStatus other && Equals(other);

    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(value ?? string.Empty);

    public override string ToString() => value;
}

public class EmailSendResult
{
    internal EmailSendResult() { }

    public EmailSendStatus Status { get; }
}

public class EmailSendOperation : Operation<EmailSendResult>
{
    protected EmailSendOperation() { }

    public override string Id => throw NotHere();

    public override EmailSendResult Value => throw NotHere();

    public override bool HasCompleted => throw NotHere();

    public override bool HasValue => throw NotHere();

    public override Response GetRawResponse() => throw NotHere();

    public override Response UpdateStatus(CancellationToken cancellationToken = default) => throw NotHere();

    public override ValueTask<Response> UpdateStatusAsync(CancellationToken cancellationToken = default) =>
        throw NotHere();

    private static NotSupportedException NotHere() =>
        new("Azure Communication Services are reached from the Azure flavour only.");
}

public class EmailClientOptions(
    EmailClientOptions.ServiceVersion version = EmailClientOptions.ServiceVersion.V2025_09_01
) : ClientOptions
{
    internal ServiceVersion Version { get; } = version;

    public enum ServiceVersion
    {
        V2021_10_01_Preview = 1,
        V2023_01_15_Preview = 2,
        V2023_03_31 = 3,
        V2024_07_01_Preview = 4,
        V2025_09_01 = 5,
    }
}

public class EmailClient
{
    protected EmailClient() { }

    public EmailClient(Uri endpoint, TokenCredential credential, EmailClientOptions? options = null)
    {
        _ = (endpoint, credential, options);
    }

    public virtual Task<EmailSendOperation> SendAsync(
        WaitUntil wait,
        EmailMessage message,
        Guid operationId,
        CancellationToken cancellationToken = default
    ) =>
        throw new NotSupportedException(
            "Azure Communication Services are reached from the Azure flavour only: set Delivery:Mail:Transport to folder or smtp."
        );
}

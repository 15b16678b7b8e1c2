namespace Delivery.Functions.Email;

/// <summary>The way out for text messages, where one is set up.</summary>
/// <param name="Carrier">Null where there is none: then nobody is asked to prove a phone.</param>
public sealed record SmsChannel(IMailTransport? Carrier)
{
    public bool IsOpen => Carrier is not null;
}

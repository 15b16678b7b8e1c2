using System.Security.Cryptography;
using Delivery.Functions.Security;
using Delivery.Functions.Storage.Programme;

namespace Delivery.Functions.Programme.Webhooks;

/// <summary>Secrets with which calls are signed: made here, shown once, kept sealed.</summary>
public sealed class WebhookSecrets(Seals seals)
{
    private const string Purpose = "webhook.secret";

    // Standard Webhooks asks for 24 to 64 bytes.
    private const int Length = 32;

    /// <returns>As the other system writes it down.</returns>
    public static string Make() => $"whsec_{Convert.ToBase64String(RandomNumberGenerator.GetBytes(Length))}";

    public string Seal(string secret) => seals.Hide(Purpose, secret);

    public string Reveal(RegisteredWebhook webhook) => seals.Reveal(Purpose, webhook.SealedSecret);
}

using Microsoft.Extensions.DependencyInjection;

namespace Delivery.Functions.Email;

public static class EmailRegistration
{
    public static IServiceCollection AddEmail(this IServiceCollection services, DeliverySettings settings) =>
        (
            settings.Mail.Transport switch
            {
                "folder" => services.AddSingleton<IMailTransport, FolderTransport>(),
                "smtp" => services.AddSingleton<IMailTransport, SmtpTransport>(),
                "azure" => services.AddSingleton<IMailTransport, AzureTransport>(),
                var other => throw new InvalidOperationException(
                    $"Delivery:Mail:Transport is '{other}'; it must be folder, smtp or azure."
                ),
            }
        )
            .AddSingleton<MailBudget>()
            .AddSingleton<WaitingMails>()
            .AddSingleton<FailedMails>()
            .AddSingleton<MailOutbox>()
            .AddSingleton<LetterBox>();
}

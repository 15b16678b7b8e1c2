using Delivery.Functions.Workflow.Retention;
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
                // Put there by CloudOnly/, whose package is not in every registry.
                "azure" when services.Any(service => service.ServiceType == typeof(IMailTransport)) => services,
                "azure" => throw new InvalidOperationException(
                    "Delivery:Mail:Transport is 'azure', but this package was built without Azure.Communication.Email: "
                        + "publish it with -p:CloudPackages=true."
                ),
                var other => throw new InvalidOperationException(
                    $"Delivery:Mail:Transport is '{other}'; it must be folder, smtp or azure."
                ),
            }
        )
            .AddSingleton<MailBudget>()
            .AddSingleton<WaitingMails>()
            .AddSingleton<FailedMails>()
            .AddSingleton<AddressTroubles>()
            .AddSingleton<OldMails>()
            .AddSingleton<Postman>()
            .AddSingleton<MailOutbox>()
            .AddSingleton<LetterBox>()
            .AddSingleton<ExpiredMails>()
            .AddExpiring(app => app.GetRequiredService<ExpiredMails>().Expiring);
}

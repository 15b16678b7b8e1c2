using Delivery.Functions.Email.Returned;
using Delivery.Functions.Email.WeChat;
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
            .AddSms(settings.Sms)
            .AddSingleton<MailBudget>()
            .AddSingleton<WaitingMails>()
            .AddSingleton<FailedMails>()
            .AddSingleton<AddressTroubles>()
            .AddSingleton<ReturnedMails>()
            .AddSingleton<OldMails>()
            .AddSingleton<Postman>()
            .AddSingleton<MailOutbox>()
            .AddSingleton<LetterBox>()
            .AddSingleton<ExpiredMails>()
            .AddExpiring(app => app.GetRequiredService<ExpiredMails>().Expiring)
            .AddWeChat();

    private static IServiceCollection AddWeChat(this IServiceCollection services) =>
        services
            .AddSingleton<WeChatTokens>()
            .AddSingleton<WeChatSecrets>()
            .AddSingleton<WeChatCalls>()
            .AddSingleton<WeChatAccounts>()
            .AddSingleton<WeChatHearing>()
            .AddSingleton<WeChatFiles>()
            .AddSingleton<WeChatNotices>()
            .AddSingleton<TrySendNotice>(app => app.GetRequiredService<WeChatNotices>().TrySendAsync)
            .AddSingleton<WeChatWords>();

    private static IServiceCollection AddSms(this IServiceCollection services, SmsSettings sms) =>
        sms.Transport switch
        {
            "none" => services.AddSingleton(new SmsChannel(null)),
            "folder" => services.AddSingleton(provider => new SmsChannel(
                new FolderSms(provider.GetRequiredService<DeliverySettings>())
            )),
            "gateway" => services.AddSingleton(provider => new SmsChannel(
                new SmsGateway(new HttpClient { Timeout = SmsGateway.Patience }, sms)
            )),
            var other => throw new InvalidOperationException(
                $"Delivery:Sms:Transport is '{other}'; it must be none, folder or gateway."
            ),
        };
}

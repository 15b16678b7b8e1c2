using Delivery.Functions.Email;
using Microsoft.Extensions.DependencyInjection;

namespace Delivery.Functions.Tests.Email;

/// <summary>A transport that never takes what is for some address; all else goes its usual way.</summary>
internal sealed class RefusingMail(IMailTransport others, string address) : IMailTransport
{
    public bool ReachesPeople => others.ReachesPeople;

    public static void Of(IServiceCollection services, string address) =>
        services.AddSingleton<IMailTransport>(app => new RefusingMail(
            ActivatorUtilities.CreateInstance<FolderTransport>(app),
            address
        ));

    public Task SendAsync(Guid id, Mail mail, DateTimeOffset at) =>
        mail.To.Address == address
            ? throw new MessageRefusedException("550 No such user here.")
            : others.SendAsync(id, mail, at);
}

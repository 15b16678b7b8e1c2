using Microsoft.Extensions.DependencyInjection;

namespace Delivery.Functions.Security.SignedIn;

public static class SessionRegistration
{
    public static IServiceCollection AddSessions(this IServiceCollection services) =>
        services
            .AddSingleton<SessionRows>()
            .AddSingleton<Rights>()
            .AddSingleton<Sessions>()
            .AddSingleton<StaffSignOuts>()
            .AddHostedService<NoteSeenSessions>();
}

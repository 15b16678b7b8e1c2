using Delivery.Functions.Security;
using Microsoft.Extensions.DependencyInjection;

namespace Delivery.Functions.People;

public static class PeopleRegistration
{
    public static IServiceCollection AddPeople(this IServiceCollection services) =>
        services
            .AddSingleton<TeacherSecrets>()
            .AddSingleton<Addresses>()
            .AddSingleton<SignIn>()
            .AddSingleton<EndSessions>();
}

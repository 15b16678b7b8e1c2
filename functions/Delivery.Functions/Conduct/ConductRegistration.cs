using Delivery.Functions.Conduct.Changes;
using Microsoft.Extensions.DependencyInjection;

namespace Delivery.Functions.Conduct;

public static class ConductRegistration
{
    public static IServiceCollection AddConduct(this IServiceCollection services) =>
        services
            .AddSingleton<HeldLessons>()
            .AddSingleton<PeopleToTell>()
            .AddSingleton<ChangeSenders>()
            .AddSingleton<FileChange>()
            .AddSingleton<DecideChange>()
            .AddSingleton<ChangeReader>();
}

using Microsoft.Extensions.DependencyInjection;

namespace Delivery.Functions.Workflow;

public static class CommandRegistration
{
    public static IServiceCollection AddCommands(this IServiceCollection services) =>
        services.AddSingleton<Outbox>().AddSingleton<KeptAnswers>().AddSingleton<Commands>();
}

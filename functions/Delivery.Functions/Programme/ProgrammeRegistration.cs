using Microsoft.Extensions.DependencyInjection;

namespace Delivery.Functions.Programme;

public static class ProgrammeRegistration
{
    public static IServiceCollection AddProgramme(this IServiceCollection services) =>
        services
            .AddSingleton<PublishProgramme>()
            .AddSingleton<ChannelWork>()
            .AddSingleton<ProgrammeReader>()
            .AddSingleton<CalendarReader>();
}

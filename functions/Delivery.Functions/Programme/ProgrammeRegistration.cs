using Delivery.Functions.Programme.Channels;
using Delivery.Functions.Programme.Feeds;
using Delivery.Functions.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Delivery.Functions.Programme;

public static class ProgrammeRegistration
{
    public static IServiceCollection AddProgramme(this IServiceCollection services) =>
        services
            .AddSingleton<PublishProgramme>()
            .AddSingleton<ChannelWork>()
            .AddSingleton<ChannelDirectory>()
            .AddSingleton<FeedItems>()
            .AddSingleton<RecentEditions>()
            .AddSingleton<ProgrammeReader>()
            .AddSingleton<CalendarReader>();
}

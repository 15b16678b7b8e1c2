using Microsoft.Extensions.DependencyInjection;

namespace Delivery.Functions.Conduct.Supervision;

public static class SupervisionRegistration
{
    public static IServiceCollection AddSupervision(this IServiceCollection services) =>
        services
            .AddSingleton<DrawFacts>()
            .AddSingleton<DrawVisits>()
            .AddSingleton<AssignSupervisor>()
            .AddSingleton<ReportVisit>()
            .AddSingleton<FollowVisit>()
            .AddSingleton<VisitForStaffReader>()
            .AddSingleton<VisitLinks>()
            .AddSingleton<VisitPlaces>()
            .AddSingleton<VisitLetters>();
}

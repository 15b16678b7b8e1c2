using Delivery.Functions.Workflow.Retention;
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
            .AddSingleton<ExpiredVisits>()
            .AddExpiring(app => app.GetRequiredService<ExpiredVisits>().Photos)
            .AddExpiring(app => app.GetRequiredService<ExpiredVisits>().Supervisors)
            .AddSingleton<FollowVisit>()
            .AddSingleton<VisitForStaffReader>()
            .AddSingleton<VisitLinks>()
            .AddSingleton<VisitPlaces>()
            .AddSingleton<VisitLetters>();
}

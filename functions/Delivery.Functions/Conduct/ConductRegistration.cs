using Delivery.Functions.Conduct.Assessments;
using Delivery.Functions.Conduct.Changes;
using Delivery.Functions.Conduct.Reports;
using Delivery.Functions.Conduct.Suspensions;
using Delivery.Functions.Conduct.Violations;
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
            .AddSingleton<ChangeReader>()
            .AddSingleton<ChangeConsequences>()
            .AddSingleton<ConductLetters>()
            .AddSingleton<RecordViolation>()
            .AddSingleton<VoidViolation>()
            .AddSingleton<DuePapers>()
            .AddSingleton<FoundByRule>()
            .AddSingleton<SuspensionProposals>()
            .AddSingleton<SuspensionStep>()
            .AddSingleton<MoveSuspension>()
            .AddSingleton<ConductReader>()
            .AddSingleton<StreetYearReader>()
            .AddSingleton<CityStandings>()
            .AddSingleton<StatementReader>()
            .AddSingleton<ReportReader>()
            .AddSingleton<CommendStreet>();
}

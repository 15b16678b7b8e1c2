using Delivery.Functions.People.Intake;
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
            .AddSingleton<ListSheets>()
            .AddIntake();

    private static IServiceCollection AddIntake(this IServiceCollection services) =>
        services
            .AddSingleton<StreetIntake>()
            .AddSingleton<TeacherIntake>()
            .AddSingleton<DisciplineIntake>()
            .AddSingleton<IntakeRegisters>()
            .AddSingleton<ImportReader>()
            .AddSingleton<TakeImport>()
            .AddSingleton<AnnotatedCopy>();
}

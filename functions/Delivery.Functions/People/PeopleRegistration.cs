using Delivery.Domain.Ordering;
using Delivery.Functions.People.Intake;
using Delivery.Functions.People.Portal;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Web.Intake;
using Delivery.Functions.Web.Registers;
using Microsoft.Extensions.DependencyInjection;

namespace Delivery.Functions.People;

public static class PeopleRegistration
{
    public static IServiceCollection AddPeople(this IServiceCollection services) =>
        services
            .AddSingleton<TeacherSecrets>()
            .AddSingleton<Addresses>()
            .AddSingleton<SignIn>()
            .AddSingleton<EndSessions>()
            .AddSingleton<SaveTeacher>()
            .AddSingleton<ChangeBank>()
            .AddSingleton<RegisterKind<Street>, StreetRegister>()
            .AddSingleton<TeacherAnswers>()
            .AddSingleton<OwnTimes>()
            .AddSingleton<TeacherRegister>()
            .AddSingleton<RegisterKind<RegisteredTeacher>>(app => app.GetRequiredService<TeacherRegister>())
            .AddSingleton<ListSheets>()
            .AddIntake();

    private static IServiceCollection AddIntake(this IServiceCollection services) =>
        services
            .AddSingleton<RegisterIntake, StreetIntake>()
            .AddSingleton<RegisterIntake, TeacherIntake>()
            .AddSingleton<IntakeRegisters>()
            .AddSingleton<ImportReader>()
            .AddSingleton<TakeImport>()
            .AddSingleton<AnnotatedCopy>();
}

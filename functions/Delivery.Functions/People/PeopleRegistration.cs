using Delivery.Domain.Operation;
using Delivery.Domain.Ordering;
using Delivery.Functions.People.Certificates;
using Delivery.Functions.People.Erasure;
using Delivery.Functions.People.Intake;
using Delivery.Functions.People.Integrations;
using Delivery.Functions.People.Portal;
using Delivery.Functions.People.SigningIn;
using Delivery.Functions.People.Staff;
using Delivery.Functions.People.Streets;
using Delivery.Functions.People.Succession;
using Delivery.Functions.People.Teachers;
using Delivery.Functions.People.WeChat;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Web.Intake;
using Delivery.Functions.Web.Registers;
using Delivery.Functions.Workflow;
using Delivery.Functions.Workflow.Retention;
using Microsoft.Extensions.DependencyInjection;

namespace Delivery.Functions.People;

public static class PeopleRegistration
{
    public static IServiceCollection AddPeople(this IServiceCollection services) =>
        services
            .AddSingleton<TeacherSecrets>()
            .AddSingleton<SettlementTodos>()
            .AddSingleton<Addresses>()
            .AddSingleton<SignIn>()
            .AddSingleton<EndSessions>()
            .AddSingleton<WithdrawnNames>()
            .AddSingleton<TeacherOfCourses>()
            .AddFollowing<TeacherOfCourses>(of => of.FollowAsync, "teacher.put")
            .AddSingleton<SaveTeacher>()
            .AddSingleton<ChangeBank>()
            .AddSingleton<StaffPlaces>()
            .AddSingleton<OrderTodos>()
            .AddSingleton<NewsTodos>()
            .AddSingleton<StreetOfCourses>()
            .AddFollowing<StreetOfCourses>(of => of.FollowAsync, "street.put")
            .AddRegister<Street, StreetRegister>()
            .AddSingleton<ChangeStreets>()
            .AddSingleton<TellOfStayedOrders>()
            .AddSingleton<SuccessionReader>()
            .AddSingleton<TeacherAnswers>()
            .AddSingleton<CoursesBeyond>()
            .AddSingleton<EndingCertificates>()
            .AddSingleton<SaveCertificateScan>()
            .AddFollowingByEntry<SaveCertificateScan>(of => of.FollowAsync, "teacher.certificate-scan")
            .AddSingleton<ExpiredScans>()
            .AddExpiring(app => app.GetRequiredService<ExpiredScans>().Expiring)
            .AddSingleton<OwnTimes>()
            .AddSingleton<OwnProfile>()
            .AddRegister<RegisteredTeacher, TeacherRegister>()
            .AddSingleton<ListSheets>()
            .AddList(app => IntegrationPages.ListOf(app.GetRequiredService<ApiKeys>()))
            .AddExpiring(app => UsedLinks(app.GetRequiredService<SignIn>()))
            .AddErasure()
            .AddWeChatBinding()
            .AddIntake();

    // An hour is the longest for which a link can be set to hold.
    private static Expiring UsedLinks(SignIn signIn) =>
        new("used-links", "用过的登录链接", _ => KeptFor.OfDays(1), (last, _) => signIn.ForgetUsedAsync(last));

    private static IServiceCollection AddIntake(this IServiceCollection services) =>
        services
            .AddSingleton<RegisterIntake, StreetIntake>()
            .AddSingleton<RegisterIntake, TeacherIntake>()
            .AddSingleton<IntakeRegisters>()
            .AddSingleton<ImportReader>()
            .AddSingleton<TakeImport>()
            .AddSingleton<AnnotatedCopy>();
}

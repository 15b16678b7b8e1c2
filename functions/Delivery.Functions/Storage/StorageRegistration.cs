using Delivery.Functions.Storage.Conduct;
using Delivery.Functions.Storage.Feedback;
using Delivery.Functions.Storage.Matching;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Storage.People;
using Delivery.Functions.Storage.Programme;
using Delivery.Functions.Storage.Settlement;
using Delivery.Functions.Storage.Teaching;
using Microsoft.Extensions.DependencyInjection;

namespace Delivery.Functions.Storage;

/// <summary>Tables, blobs and what lies in them. Hosted services start in the order in which they stand here.</summary>
public static class StorageRegistration
{
    public static IServiceCollection AddStores(this IServiceCollection services) =>
        services
            .AddSingleton(new FreshIds(Guid.CreateVersion7))
            .AddSingleton<DeliveryTables>()
            .AddSingleton<DeliveryBlobs>()
            .AddHostedService<PrepareStorage>()
            .AddSingleton<SettingRows>()
            .AddSingleton<CurrentSettings>()
            .AddHostedService(provider => provider.GetRequiredService<CurrentSettings>())
            .AddSingleton<Calendars>()
            .AddHostedService(provider => provider.GetRequiredService<Calendars>())
            .AddSingleton<Registers>()
            .AddSingleton<TaxTables>()
            .AddSingleton<FeeNorms>()
            .AddSingleton<AuditSeals>()
            .AddSingleton<ChainReports>()
            .AddOrders()
            .AddCourses()
            .AddEnrolment()
            .AddEvidence()
            .AddProgrammeAndPay()
            .AddConductRows()
            .AddWeChatRows();

    private static IServiceCollection AddOrders(this IServiceCollection services) =>
        services
            .AddSingleton<WebhookEvents>()
            .AddSingleton<TellOrders>()
            .AddSingleton<StreetYears>()
            .AddSingleton<QuotaPassing>()
            .AddSingleton<WaitingLists>()
            .AddSingleton<WaitingOrders>()
            .AddSingleton<OrderLists>()
            .AddSingleton<RenewWaiting>()
            .AddHostedService<RenewWaitingAtStart>()
            .AddSingleton<AgreementLists>()
            .AddSingleton<PlanLists>()
            .AddSingleton<StageMoves>();

    private static IServiceCollection AddCourses(this IServiceCollection services) =>
        services
            .AddSingleton<Courses>()
            .AddSingleton<DropOuts>()
            .AddSingleton<ObjectionLists>()
            .AddSingleton<CertificateScans>()
            .AddSingleton<LessonLists>()
            .AddSingleton<KnownTeachers>()
            .AddSingleton<CourseChanges>()
            .AddSingleton<ChangeLists>()
            .AddSingleton<TeacherCalendars>()
            .AddSingleton<TeacherRatings>()
            .AddSingleton<Inquiries>()
            .AddSingleton<MatchingPlans>()
            .AddSingleton<OwnCalendars>()
            .AddSingleton<LessonNotes>()
            .AddSingleton<Preparations>();

    private static IServiceCollection AddEnrolment(this IServiceCollection services) =>
        services
            .AddSingleton<PersonKeys>()
            .AddSingleton<Enrolments>()
            .AddSingleton<PhoneClaims>()
            .AddSingleton<CoursePlaces>()
            .AddSingleton<EnrolmentCounts>()
            .AddSingleton<CheckIns>();

    private static IServiceCollection AddEvidence(this IServiceCollection services) =>
        services
            .AddSingleton<MediaRows>()
            .AddSingleton<MediaLists>()
            .AddSingleton<MediaFiles>()
            .AddSingleton<UploadLinks>()
            .AddSingleton<BegunQuestions>()
            .AddSingleton<WatchedHours>()
            .AddSingleton<LookedBack>()
            .AddSingleton<Filmings>()
            .AddSingleton<FilmLists>();

    private static IServiceCollection AddProgrammeAndPay(this IServiceCollection services) =>
        services
            .AddSingleton<Programmes>()
            .AddSingleton<PublishedNames>()
            .AddSingleton<MissedWeeks>()
            .AddSingleton<YearToLoad>()
            .AddSingleton<FeedbackReports>()
            .AddSingleton<FeedbackDrafts>()
            .AddSingleton<NewsItems>()
            .AddSingleton<Settlements>()
            .AddSingleton<CarriedItems>()
            .AddSingleton<Statements>()
            .AddSingleton<LedgerDrifts>();

    private static IServiceCollection AddConductRows(this IServiceCollection services) =>
        services
            .AddSingleton<StreetConducts>()
            .AddSingleton<ConductLists>()
            .AddSingleton<CommendationLists>()
            .AddSingleton<JudgedDays>()
            .AddSingleton<Trainings>()
            .AddSingleton<LessonVisits>();

    private static IServiceCollection AddWeChatRows(this IServiceCollection services) =>
        services
            .AddSingleton<WeChatInbox>()
            .AddSingleton<WeChatBindings>()
            .AddSingleton<WeChatQuestions>()
            .AddSingleton<BindingCodes>();
}

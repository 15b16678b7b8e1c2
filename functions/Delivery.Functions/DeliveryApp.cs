using Delivery.Domain.Calendar;
using Delivery.Domain.Conduct;
using Delivery.Domain.Matching;
using Delivery.Domain.Money;
using Delivery.Domain.Operation;
using Delivery.Domain.Ordering;
using Delivery.Domain.Programme;
using Delivery.Domain.Settlement.Banking;
using Delivery.Domain.Settlement.Taxes;
using Delivery.Domain.Teaching;
using Delivery.Domain.Teaching.Enrolling;
using Delivery.Functions.Conduct;
using Delivery.Functions.Conduct.Supervision;
using Delivery.Functions.Email;
using Delivery.Functions.Feedback;
using Delivery.Functions.Feedback.News;
using Delivery.Functions.Matching;
using Delivery.Functions.Operation;
using Delivery.Functions.Ordering;
using Delivery.Functions.People;
using Delivery.Functions.People.Training;
using Delivery.Functions.Programme;
using Delivery.Functions.Security;
using Delivery.Functions.Security.Rates;
using Delivery.Functions.Security.SignedIn;
using Delivery.Functions.Settlement;
using Delivery.Functions.Storage;
using Delivery.Functions.Teaching;
using Delivery.Functions.Teaching.Filming;
using Delivery.Functions.Web;
using Delivery.Functions.Web.Registers;
using Delivery.Functions.Web.Sheets;
using Delivery.Functions.Web.WeChat;
using Delivery.Functions.Workflow;
using Delivery.Functions.Workflow.Retention;
using Delivery.Pages.Web;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Delivery.Functions;

/// <summary>The app as both hosts see it. They bring the clock, the storage clients and the durable client.</summary>
public static class DeliveryApp
{
    public static IServiceCollection AddDelivery(this IServiceCollection services, IConfiguration configuration)
    {
        var settings = configuration.GetSection("Delivery").Get<DeliverySettings>() ?? new DeliverySettings();
        services.AddSingleton(settings).AddTelemetry(configuration);
        services.AddKeyRing(settings);
        AddRules(services, configuration.GetSection("Delivery"), settings);
        services.AddSingleton(new FreshIds(Guid.CreateVersion7));
        services.AddSingleton<DeliveryTables>().AddSingleton<DeliveryBlobs>().AddHostedService<PrepareStorage>();
        services
            .AddSingleton<SettingRows>()
            .AddSingleton<CurrentSettings>()
            .AddHostedService(provider => provider.GetRequiredService<CurrentSettings>());
        services.AddSingleton<Calendars>().AddHostedService(provider => provider.GetRequiredService<Calendars>());
        services
            .AddSingleton<Registers>()
            .AddSingleton<EnglishNames>()
            .AddSingleton<Web.Pictures.Drawings>()
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
        services
            .AddSingleton<Courses>()
            .AddSingleton<DropOuts>()
            .AddSingleton<ObjectionLists>()
            .AddSingleton<CertificateScans>()
            .AddSingleton<LessonLists>();
        services.AddSingleton<CourseChanges>().AddSingleton<ChangeLists>();
        services
            .AddSingleton<StreetConducts>()
            .AddSingleton<ConductLists>()
            .AddSingleton<CommendationLists>()
            .AddSingleton<JudgedDays>();
        services.AddSingleton<TeacherCalendars>().AddSingleton<Inquiries>().AddSingleton<MatchingPlans>();
        services.AddSingleton<OwnCalendars>();
        services
            .AddSingleton<MediaRows>()
            .AddSingleton<MediaLists>()
            .AddSingleton<MediaFiles>()
            .AddSingleton<UploadLinks>()
            .AddSingleton<BegunQuestions>()
            .AddSingleton<WatchedHours>()
            .AddSingleton<LookedBack>();
        services.AddSingleton<Outbox>().AddSingleton<KeptAnswers>().AddSingleton<Commands>();
        services.AddSingleton<Seals>().AddSingleton<SignedLinks>();
        services.AddSingleton<ApiKeys>().AddSingleton<DirectoryHeader>().AddSingleton<Callers>();
        services.AddSingleton<AuditLog>().AddSingleton<AuditSeals>().AddSingleton<ChainReports>();
        services.AddRates().AddSessions().AddRetention();
        services
            .AddSingleton<WeChatInbox>()
            .AddSingleton<WeChatBindings>()
            .AddSingleton<WeChatQuestions>()
            .AddSingleton<BindingCodes>()
            .AddSingleton<WeChatOpening>()
            .AddSingleton<Idempotency>()
            .AddSingleton<Api>()
            .AddSingleton<HtmlPage>()
            .AddSingleton<Site>()
            .AddSingleton(typeof(RegisterPages<>))
            .AddSingleton(typeof(EntryForms<>))
            .AddSingleton<SheetFiles>();
        services
            .AddSingleton<PersonKeys>()
            .AddSingleton<Enrolments>()
            .AddSingleton<PhoneClaims>()
            .AddSingleton<CoursePlaces>()
            .AddSingleton<EnrolmentCounts>()
            .AddSingleton<CheckIns>()
            .AddSingleton<LessonNotes>()
            .AddSingleton<Preparations>();
        services
            .AddSingleton<Programmes>()
            .AddSingleton<MissedWeeks>()
            .AddSingleton<YearToLoad>()
            .AddSingleton<FeedbackReports>()
            .AddSingleton<Settlements>()
            .AddSingleton<CarriedItems>()
            .AddSingleton<Statements>()
            .AddSingleton<LedgerDrifts>();
        services.AddPeople().AddOrdering().AddMatching().AddTeaching().AddProgramme().AddFeedback().AddSettlement();
        services.AddSingleton<FeedbackDrafts>().AddSingleton<TeacherRatings>();
        services.AddSingleton<NewsItems>().AddNews();
        services.AddSingleton<Trainings>().AddTraining();
        services.AddSingleton<LessonVisits>().AddSupervision();
        services.AddSingleton<Filmings>().AddSingleton<FilmLists>().AddFilming();
        services.AddConduct().AddOperation();
        return services.AddEmail(settings);
    }

    // The first default of what staff change on a page: a section each, with the rules' own defaults.
    private static void AddRules(IServiceCollection services, IConfiguration section, DeliverySettings settings)
    {
        var defaults = new AllSettings
        {
            Ordering = section.GetSection("Ordering").Get<OrderSettings>() ?? new OrderSettings(),
            Matching = section.GetSection("Matching").Get<MatchingSettings>() ?? new MatchingSettings(),
            Teaching = section.GetSection("Teaching").Get<LessonSettings>() ?? new LessonSettings(),
            Programme = section.GetSection("Programme").Get<ProgrammeSettings>() ?? new ProgrammeSettings(),
            Enrolment = section.GetSection("Enrolment").Get<EnrolmentSettings>() ?? new EnrolmentSettings(),
            Settlement = section.GetSection("Settlement").Get<SettlementSettings>() ?? new SettlementSettings(),
            Tax = section.GetSection("Tax").Get<TaxSettings>() ?? new TaxSettings(),
            BankFile = new BankFileSettings(
                Encoding: settings.Csv.Encoding == CsvEncoding.Gb18030 ? BankColumns.Gb18030 : BankColumns.Utf8
            ),
            Conduct = section.GetSection("Conduct").Get<ConductSettings>() ?? new ConductSettings(),
            MissingYear = section.GetSection("Calendar").Get<MissingYearSettings>() ?? new MissingYearSettings(),
            Office = new OfficeSettings
            {
                SignInMinutes = settings.SignInMinutes,
                ContactName = settings.Contact.Name,
                ContactPhone = settings.Contact.Phone,
            },
            Mail = new MailLimits(settings.Mail.PerMinute, settings.Mail.PerHour),
            Retention = section.GetSection("Retention").Get<RetentionSettings>() ?? new RetentionSettings(),
        };
        services.AddSingleton(defaults);
        services.AddSingleton(
            (section.GetSection("Fees").Get<FeeTable>() ?? FeeTable.Default) with
            {
                HoldsFrom = FeeTable.Earliest,
            }
        );
        services.AddSingleton(TaxTable.Since2019).AddSingleton<TaxTables>().AddSingleton<FeeNorms>();
        services.AddSingleton(section.GetSection("Rates").Get<RateSettings>() ?? new RateSettings());
    }

    public static IFunctionsWorkerApplicationBuilder UseDelivery(this IFunctionsWorkerApplicationBuilder app) =>
        app.UseMiddleware<TraceFunctions>().UseMiddleware<SecurityHeaders>().UseMiddleware<ReadSettings>();
}

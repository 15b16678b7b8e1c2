using Delivery.Domain.Calendar;
using Delivery.Domain.Matching;
using Delivery.Domain.Money;
using Delivery.Domain.Operation;
using Delivery.Domain.Ordering;
using Delivery.Domain.Programme;
using Delivery.Domain.Teaching;
using Delivery.Functions.Email;
using Delivery.Functions.Feedback;
using Delivery.Functions.Matching;
using Delivery.Functions.Operation;
using Delivery.Functions.Ordering;
using Delivery.Functions.People;
using Delivery.Functions.Programme;
using Delivery.Functions.Security;
using Delivery.Functions.Security.Rates;
using Delivery.Functions.Security.SignedIn;
using Delivery.Functions.Settlement;
using Delivery.Functions.Storage;
using Delivery.Functions.Teaching;
using Delivery.Functions.Web;
using Delivery.Functions.Web.Registers;
using Delivery.Functions.Web.Sheets;
using Delivery.Functions.Workflow;
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
            .AddSingleton<WebhookEvents>()
            .AddSingleton<TellOrders>()
            .AddSingleton<StreetYears>()
            .AddSingleton<OrderLists>()
            .AddSingleton<StageMoves>();
        services.AddSingleton<Courses>().AddSingleton<LessonLists>();
        services.AddSingleton<TeacherCalendars>().AddSingleton<Inquiries>();
        services.AddSingleton<MediaRows>().AddSingleton<UploadLinks>();
        services.AddSingleton<Outbox>().AddSingleton<KeptAnswers>().AddSingleton<Commands>();
        services.AddSingleton<Seals>().AddSingleton<SignedLinks>();
        services.AddSingleton<ApiKeys>().AddSingleton<DirectoryHeader>().AddSingleton<Callers>();
        services.AddSingleton<AuditLog>();
        services.AddRates().AddSessions();
        services
            .AddSingleton<Idempotency>()
            .AddSingleton<Api>()
            .AddSingleton<HtmlPage>()
            .AddSingleton<Site>()
            .AddSingleton(typeof(RegisterPages<>))
            .AddSingleton(typeof(EntryForms<>))
            .AddSingleton<SheetFiles>();
        services
            .AddSingleton<Programmes>()
            .AddSingleton<MissedWeeks>()
            .AddSingleton<YearToLoad>()
            .AddSingleton<FeedbackReports>()
            .AddSingleton<Settlements>();
        services.AddPeople().AddOrdering().AddMatching().AddTeaching().AddProgramme().AddFeedback().AddSettlement();
        services.AddOperation();
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
            Settlement = section.GetSection("Settlement").Get<SettlementSettings>() ?? new SettlementSettings(),
            Office = new OfficeSettings
            {
                SignInMinutes = settings.SignInMinutes,
                ContactName = settings.Contact.Name,
                ContactPhone = settings.Contact.Phone,
            },
            Mail = new MailLimits(settings.Mail.PerMinute, settings.Mail.PerHour),
        };
        services.AddSingleton(defaults);
        services.AddSingleton(section.GetSection("Fees").Get<FeeTable>() ?? FeeTable.Default);
        services.AddSingleton(TaxTable.Since2019);
        services.AddSingleton(section.GetSection("Calendar").Get<MissingYearSettings>() ?? new MissingYearSettings());
        services.AddSingleton(section.GetSection("Rates").Get<RateSettings>() ?? new RateSettings());
    }

    public static IFunctionsWorkerApplicationBuilder UseDelivery(this IFunctionsWorkerApplicationBuilder app) =>
        app.UseMiddleware<TraceFunctions>().UseMiddleware<SecurityHeaders>().UseMiddleware<ReadSettings>();
}

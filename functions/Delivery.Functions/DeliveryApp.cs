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
using Delivery.Functions.Settlement;
using Delivery.Functions.Storage;
using Delivery.Functions.Teaching;
using Delivery.Functions.Teaching.Filming;
using Delivery.Functions.Web;
using Delivery.Functions.Web.Sheets;
using Delivery.Functions.Workflow;
using Delivery.Functions.Workflow.Retention;
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
        AddRules(services, configuration.GetSection("Delivery"), settings);
        return services
            // First, since what starts after it finds its tables.
            .AddStores()
            .AddSecurity(settings)
            .AddCommands()
            .AddRetention()
            .AddWeb()
            .AddPeople()
            .AddOrdering()
            .AddMatching()
            .AddTeaching()
            .AddProgramme()
            .AddFeedback()
            .AddSettlement()
            .AddNews()
            .AddTraining()
            .AddSupervision()
            .AddFilming()
            .AddConduct()
            .AddOperation()
            .AddEmail(settings);
    }

    // The first default of what staff change on a page: a section each, with the rules' own defaults.
    private static void AddRules(IServiceCollection services, IConfiguration section, DeliverySettings settings)
    {
        var defaults = new AllSettings
        {
            Ordering = Read(section, "Ordering", new OrderSettings()),
            Matching = Read(section, "Matching", new MatchingSettings()),
            Teaching = Read(section, "Teaching", new LessonSettings()),
            Programme = Read(section, "Programme", new ProgrammeSettings()),
            Enrolment = Read(section, "Enrolment", new EnrolmentSettings()),
            Settlement = Read(section, "Settlement", new SettlementSettings()),
            Tax = Read(section, "Tax", new TaxSettings()),
            BankFile = new BankFileSettings(
                Encoding: settings.Csv.Encoding == CsvEncoding.Gb18030 ? BankColumns.Gb18030 : BankColumns.Utf8
            ),
            Conduct = Read(section, "Conduct", new ConductSettings()),
            MissingYear = Read(section, "Calendar", new MissingYearSettings()),
            Office = new OfficeSettings
            {
                SignInMinutes = settings.SignInMinutes,
                ContactName = settings.Contact.Name,
                ContactPhone = settings.Contact.Phone,
            },
            Mail = new MailLimits(settings.Mail.PerMinute, settings.Mail.PerHour),
            Retention = Read(section, "Retention", new RetentionSettings()),
        };
        services.AddSingleton(defaults);
        services.AddSingleton(FirstFees(section));
        services.AddSingleton(TaxTable.Since2019);
        services.AddSingleton(Read(section, "Rates", new RateSettings()));
    }

    // A fee that nobody could be paid by would show with the first order only.
    private static FeeTable FirstFees(IConfiguration section)
    {
        var fees = Read(section, "Fees", FeeTable.Default) with { HoldsFrom = FeeTable.Earliest };
        var wrong = string.Join('；', FeeTableRules.CheckRows(fees).Select(refusal => refusal.Message));
        return wrong.Length == 0 ? fees : throw new InvalidOperationException($"Delivery:Fees：{wrong}");
    }

    // A name that no rule knows, or a value that is none, stops the start: else a default would go on in its place unseen.
    private static T Read<T>(IConfiguration section, string name, T otherwise) =>
        section.GetSection(name).Get<T>(binder => binder.ErrorOnUnknownConfiguration = true) ?? otherwise;

    public static IFunctionsWorkerApplicationBuilder UseDelivery(this IFunctionsWorkerApplicationBuilder app) =>
        app.UseMiddleware<TraceFunctions>().UseMiddleware<SecurityHeaders>().UseMiddleware<ReadSettings>();
}

using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Domain.Ordering.Agreements;
using Delivery.Functions.Ordering.Agreements;
using Delivery.Functions.Ordering.Bulk;
using Delivery.Functions.Ordering.Calendar;
using Delivery.Functions.Ordering.Chasing;
using Delivery.Functions.Ordering.Disciplines;
using Delivery.Functions.Ordering.Drafts;
using Delivery.Functions.Ordering.Filing;
using Delivery.Functions.Ordering.Home;
using Delivery.Functions.Ordering.Plans;
using Delivery.Functions.Ordering.Review;
using Delivery.Functions.Ordering.Seasons;
using Delivery.Functions.Ordering.Timeline;
using Delivery.Functions.Web.Intake;
using Delivery.Functions.Web.Registers;
using Delivery.Functions.Workflow;
using Microsoft.Extensions.DependencyInjection;

namespace Delivery.Functions.Ordering;

public static class OrderingRegistration
{
    public static IServiceCollection AddOrdering(this IServiceCollection services) =>
        services
            .AddSingleton<OrderFactsReader>()
            .AddSingleton<NewsAndTrainings>()
            .AddSingleton<OrderFormReader>()
            .AddSingleton<OrderPreparation>()
            .AddSingleton<OrderTimeline>()
            .AddSingleton<StreetLessons>()
            .AddSingleton<OtherLessons>()
            .AddSingleton<LessonsOnCalendar>()
            .AddSingleton<OrderFormScreen>()
            .AddSingleton<OrderBeginnings>()
            .AddSingleton<Drafting>()
            .AddSingleton<DraftsOfStreet>()
            .AddSingleton<BulkFacts>()
            .AddSingleton<OrderIntake>()
            .AddSingleton<OrderImports>()
            .AddSingleton<OrderImportReader>()
            .AddSingleton<FileOrders>()
            .AddSingleton<TakeOrders>()
            .AddSingleton<ReviewReader>()
            .AddSingleton<ReviewQueue>()
            .AddSingleton<ReviewListReader>()
            .AddSingleton<SimilarOrders>()
            .AddSingleton<SubmitOrder>()
            .AddSingleton<ResubmitOrder>()
            .AddSingleton<WithdrawOrder>()
            .AddSingleton<DecideOrder>()
            .AddSingleton<CalendarMoves>()
            .AddSingleton<CalendarOrders>()
            .AddSingleton<StreetHomeReader>()
            .AddSingleton<YearsAround>()
            .AddSingleton<TeachersWhoCame>()
            .AddSingleton<StreetTodos>()
            .AddSingleton<OpenProposals>()
            .AddSingleton<TakenStreets>()
            .AddSingleton<OpenItems>()
            .AddSingleton<SavePlan>()
            .AddSingleton<PlanReader>()
            .AddSingleton<PlanListReader>()
            .AddRegister<Discipline, DisciplineRegister>()
            .AddSingleton<RegisterIntake, DisciplineIntake>()
            .AddRegister<CalendarYear, CalendarRegister>()
            .AddRegister<SeasonWindow, SeasonRegister>()
            .AddAgreements();

    private static IServiceCollection AddAgreements(this IServiceCollection services) =>
        services
            .AddRegister<AgreementText, AgreementTextRegister>()
            .AddSingleton<AgreementLetters>()
            .AddSingleton<AgreementReader>()
            .AddSingleton<AgreementListReader>()
            .AddSingleton<SigningLinks>()
            .AddSingleton<SignAgreement>()
            .AddSingleton<CountersignAgreement>()
            .AddSingleton<KeepSealedCopy>()
            .AddSingleton<RegisterAgreement>()
            .AddSingleton<RemindOfAgreement>()
            .AddFollowingByEntry<RemindOfAgreement>(of => of.FollowAsync, "agreement.remind");
}

using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Functions.Web.Intake;
using Delivery.Functions.Web.Registers;
using Microsoft.Extensions.DependencyInjection;

namespace Delivery.Functions.Ordering;

public static class OrderingRegistration
{
    public static IServiceCollection AddOrdering(this IServiceCollection services) =>
        services
            .AddSingleton<OrderFactsReader>()
            .AddSingleton<OrderFormReader>()
            .AddSingleton<OrderPreparation>()
            .AddSingleton<ReviewReader>()
            .AddSingleton<SubmitOrder>()
            .AddSingleton<ResubmitOrder>()
            .AddSingleton<WithdrawOrder>()
            .AddSingleton<DecideOrder>()
            .AddSingleton<CalendarMoves>()
            .AddSingleton<RegisterKind<Discipline>, DisciplineRegister>()
            .AddSingleton<RegisterIntake, DisciplineIntake>()
            .AddSingleton<RegisterKind<CalendarYear>, CalendarRegister>()
            .AddSingleton<RegisterKind<SeasonWindow>, SeasonRegister>();
}

using Microsoft.Extensions.DependencyInjection;

namespace Delivery.Functions.Ordering;

public static class OrderingRegistration
{
    public static IServiceCollection AddOrdering(this IServiceCollection services) =>
        services
            .AddSingleton<OrderFactsReader>()
            .AddSingleton<OrderFormReader>()
            .AddSingleton<ReviewReader>()
            .AddSingleton<SubmitOrder>()
            .AddSingleton<ResubmitOrder>()
            .AddSingleton<WithdrawOrder>()
            .AddSingleton<DecideOrder>();
}

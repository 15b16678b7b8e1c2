using Delivery.Domain.Operation;
using Delivery.Functions.Security;
using Delivery.Functions.Security.Rates;
using Delivery.Functions.Security.SignedIn;
using Microsoft.Extensions.DependencyInjection;

namespace Delivery.Functions.Workflow.Retention;

public static class RetentionRegistration
{
    // A sender may repeat a key for a day; what was first answered on the day before yesterday is older.
    private static readonly KeptFor Answers = KeptFor.OfDays(2);

    // A session ends within its day; a period of a rate that began before midnight ends after it.
    private static readonly KeptFor Ended = KeptFor.OfDays(1);
    private static readonly KeptFor Rates = KeptFor.OfDays(2);

    public static IServiceCollection AddRetention(this IServiceCollection services) =>
        services
            .AddSingleton<RetentionReports>()
            .AddSingleton<ExpiredHistories>()
            .AddExpiring(all => ByDay("answers", "重复提交的答复", Answers, AnswersOf(all)))
            .AddExpiring(all =>
                ByDay("sessions", "已结束的登录", Ended, all.GetRequiredService<SessionRows>().DeleteEndedAsync)
            )
            .AddExpiring(all => ByDay("rates", "访问次数", Rates, all.GetRequiredService<RateRows>().DeleteAsync))
            .AddExpiring(all => all.GetRequiredService<ExpiredHistories>().Expiring)
            .AddExpiring(_ => ExpiredInstances.Expiring);

    private static Expiring ByDay(string name, string label, KeptFor keptFor, Func<DateOnly, Task<int>> delete) =>
        new(name, label, _ => keptFor, (day, _) => delete(day)) { ByDay = true };

    private static Func<DateOnly, Task<int>> AnswersOf(IServiceProvider all)
    {
        var (audit, answers) = (all.GetRequiredService<AuditLog>(), all.GetRequiredService<KeptAnswers>());
        return async day =>
        {
            var expired = 0;
            var pointers = await audit.AnswersOfDayAsync(day).ToListAsync();
            foreach (var place in pointers.GroupBy(pointer => (pointer.Table, pointer.Partition)))
                expired += await answers.DeleteAsync(place.Key.Table, place.Key.Partition, [.. place]);
            return expired;
        };
    }
}

using Delivery.Domain.Operation;
using Delivery.Functions.Storage.People;
using Delivery.Functions.Workflow.Retention;
using Microsoft.Extensions.DependencyInjection;

namespace Delivery.Functions.People.WeChat;

public static class WeChatRegistration
{
    // The account may be written to for two days, and what was sent to it lies there for three.
    private static readonly KeptFor Received = KeptFor.OfDays(4);

    public static IServiceCollection AddWeChatBinding(this IServiceCollection services) =>
        services
            .AddSingleton<BindWeChat>()
            .AddSingleton<HearBinding>()
            .AddSingleton<WeChatPeople>()
            .AddSingleton(app => app.GetRequiredService<HearBinding>().Listener)
            .AddExpiring(app => ReceivedOf(app.GetRequiredService<WeChatInbox>()))
            .AddExpiring(BindingsOf);

    private static Expiring ReceivedOf(WeChatInbox inbox) =>
        new("wechat-received", "微信来件的记录", _ => Received, (day, _) => inbox.DeleteAsync(day)) { ByDay = true };

    // Not by age: a binding lasts as long as the register names the person.
    private static Expiring BindingsOf(IServiceProvider app)
    {
        var (bindings, codes) = (app.GetRequiredService<WeChatBindings>(), app.GetRequiredService<BindingCodes>());
        var clock = app.GetRequiredService<TimeProvider>();
        return new(
            "wechat-bindings",
            "不在名单里的人的微信绑定，和过期的绑定码",
            _ => KeptFor.OfDays(1),
            async (_, _) =>
                await bindings.ForgetAsync(async binding => !await bindings.HoldsAsync(binding.Person))
                + await codes.ForgetAsync(clock.GetUtcNow())
        );
    }
}

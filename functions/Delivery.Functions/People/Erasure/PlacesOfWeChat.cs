using Delivery.Domain.Calendar;
using Delivery.Functions.Security;
using Delivery.Functions.Storage.People;

namespace Delivery.Functions.People.Erasure;

/// <summary>The official account's binding, and what was sent to it.</summary>
public sealed class PlacesOfWeChat(
    WeChatBindings bindings,
    BindingCodes codes,
    WeChatInbox inbox,
    Scrubbing scrubbing,
    TimeProvider clock
)
{
    // Longer than what was received is kept.
    private const int DaysKept = 6;

    public ErasablePlace Bindings => new("wechat", "微信绑定和来件", EraseAsync);

    private async Task<int> EraseAsync(Erasee erasee)
    {
        var senders = await bindings
            .AllAsync()
            .Where(bound => IsTheirs(bound.Value.Person, erasee))
            .Select(bound => bound.Value.OpenId)
            .ToListAsync();
        var today = ShanghaiTime.DateOf(clock.GetUtcNow());
        var received = await inbox.ForgetAsync(
            message => senders.Contains(message.OpenId),
            today.AddDays(-DaysKept),
            today
        );
        var bound = await bindings.ForgetAsync(binding => Task.FromResult(IsTheirs(binding.Person, erasee)));
        var asked = await codes.ForgetAsync(person => IsTheirs(person, erasee));
        var acts = await scrubbing.ActsAsync(bindings.Place.Table, bindings.Place.Partition, erasee);
        return received + bound + asked + acts;
    }

    private static bool IsTheirs(WeChatPerson person, Erasee erasee) =>
        erasee.Kind == EraseeFinder.Teacher
            ? person.Kind == CallerKind.Teacher && person.Id == erasee.Id
            : person.Kind == CallerKind.Street
                && erasee.Emails.Contains(person.Email, StringComparer.OrdinalIgnoreCase);
}

using System.Security.Cryptography;
using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Storage.People;
using Delivery.Functions.Workflow;

namespace Delivery.Functions.People.WeChat;

/// <summary>
/// Binds a sender of the official account to a person of the register: by a code from the person's own page, good once and
/// for as long as a sign-in link. A person has one binding, and a sender too: a new one takes the place of the old.
/// </summary>
public sealed class BindWeChat(
    WeChatBindings bindings,
    BindingCodes codes,
    Commands commands,
    CurrentSettings settings,
    TimeProvider clock
)
{
    // Eight digits, some dozens of them open at once: who guesses ten times a day needs a thousand years.
    private const int MostTries = 10;
    private const int Codes = 100_000_000;

    public static Refusal NoSuchCode => new("wechat.code", "绑定码不对或已经过期，请在网页“微信”里重新取一个");

    public static Refusal TooMany => new("wechat.tries", "今天试错太多次，请明天再试，或请协会帮忙");

    public static Refusal NotBound => new("wechat.unbound", "还没有绑定微信，请先绑定");

    public Task<Outcome<string>> AskAsync(WeChatPerson person, Call call)
    {
        var code = RandomNumberGenerator
            .GetInt32(Codes)
            .ToString("D8", System.Globalization.CultureInfo.InvariantCulture);
        return commands.RunAsync(
            call,
            bindings.Place,
            durable: null,
            async () =>
                Decided.Change(
                    code,
                    new Act("wechat.code", person.Subject),
                    await codes.RenewedAsync(person, code, clock.GetUtcNow().AddMinutes(settings.Office.SignInMinutes))
                )
        );
    }

    /// <summary>The sender has written the code.</summary>
    public async Task<Outcome<WeChatBinding>> UseAsync(WeChatMessage message, string code)
    {
        var today = ShanghaiTime.DateOf(clock.GetUtcNow());
        if (await codes.TriesAsync(message, today) >= MostTries)
            return Outcome.Refused<WeChatBinding>(TooMany);
        if (await codes.FindAsync(code) is not { } found || !await IsGoodAsync(found.Value))
        {
            await codes.CountAsync(message, today);
            return Outcome.Refused<WeChatBinding>(NoSuchCode);
        }

        return await commands.RunAsync(
            found.Value.Person.Caller,
            bindings.Place,
            durable: null,
            () => DecideAsync(message, code)
        );
    }

    public async Task<Outcome<bool>> UnbindAsync(Stored<WeChatBinding>? bound, Call call) =>
        bound is null
            ? Outcome.Refused<bool>(NotBound)
            : await commands.RunAsync(
                call,
                bindings.Place,
                durable: null,
                async () =>
                    await bindings.BoundAsync(bound.Value.AppId, bound.Value.OpenId) is { } now
                        ? Decided.Change(
                            true,
                            new Act("wechat.unbind", now.Value.Person.Subject),
                            bindings.Deleted(now)
                        )
                        : Outcome.Of(true)
            );

    /// <summary>How the person wants to be told.</summary>
    public async Task<Outcome<bool>> ChooseAsync(Stored<WeChatBinding>? bound, bool notify, Call call) =>
        bound is null
            ? Outcome.Refused<bool>(NotBound)
            : await commands.RunAsync(
                call,
                bindings.Place,
                durable: null,
                async () =>
                    await bindings.BoundAsync(bound.Value.AppId, bound.Value.OpenId) is { } now
                        ? Decided.Change(
                            true,
                            new Act("wechat.notify", now.Value.Person.Subject, notify ? "微信" : "邮件"),
                            [
                                TableRows.Replace(
                                    bindings.RowOf(now.Value with { Notify = notify, Trouble = null }),
                                    now.ETag
                                ),
                            ]
                        )
                        : Outcome.Refused<bool>(NotBound)
            );

    private async Task<bool> IsGoodAsync(BindingCode code) =>
        code.Until > clock.GetUtcNow() && await bindings.HoldsAsync(code.Person);

    private async Task<Decided<WeChatBinding>> DecideAsync(WeChatMessage message, string code)
    {
        // Somebody else may have used it meanwhile.
        if (await codes.FindAsync(code) is not { } found)
            return Outcome.Refused<WeChatBinding>(NoSuchCode);
        var binding = new WeChatBinding(message.AppId, message.OpenId, found.Value.Person, clock.GetUtcNow());
        var earlier = await bindings.OfAsync(binding.Person);
        var sender = await bindings.BoundAsync(message.AppId, message.OpenId);
        var (row, pointer) = (bindings.RowOf(binding), bindings.PointerOf(binding));
        return Decided.Change(
            binding,
            new Act("wechat.bind", binding.Person.Subject),
            [
                BindingCodes.Used(found),
                TableRows.Put(row),
                TableRows.Put(pointer),
                // The person's other phone, and whom this phone was bound to.
                .. earlier is not null && earlier.RowKey != row.RowKey
                    ? new[] { TableRows.Delete(earlier.PartitionKey, earlier.RowKey) }
                    : [],
                .. sender is not null && bindings.PointerOf(sender.Value).RowKey is var old && old != pointer.RowKey
                    ? new[] { TableRows.Delete(sender.PartitionKey, old) }
                    : [],
            ]
        );
    }
}

using Delivery.Domain.Programme.Channels;
using Delivery.Functions.Security;
using Delivery.Functions.Storage.People;
using Delivery.Pages.Email;
using Delivery.Pages.Web;

namespace Delivery.Functions.Email.WeChat;

/// <summary>
/// A word to somebody who wrote to the account: freely while the platform's window is open; after that, or where the account
/// cannot, as news like any other: by its template message to who chose it, and by mail to everybody else.
/// </summary>
public sealed class WeChatWords(
    WeChatAccounts accounts,
    WeChatSecrets secrets,
    WeChatCalls calls,
    WeChatBindings bindings,
    LetterBox letters,
    DeliverySettings settings,
    TimeProvider clock
)
{
    public async Task TellAsync(WeChatMessage message, WeChatPerson? person, string text)
    {
        if (text.Length == 0)
            return;
        if (
            settings.WeChat.Transport == WeChatSettings.Api
            && await IsOpenAsync(message)
            && await TrySayAsync(message, text)
        )
            return;
        if (person is not null)
            await letters.PostAsync(
                $"wechat-word/{message.Key}",
                new Recipient(person.Email, person.PersonName),
                new WeChatWordMail(letters.Contact, person.PersonName, text, letters.Link(HomeOf(person)))
            );
    }

    // Refused, it would cost a call of the day's and be late.
    private async Task<bool> IsOpenAsync(WeChatMessage message)
    {
        var now = clock.GetUtcNow();
        return WeChatWindow.IsOpen(message.At, now)
            || (
                await bindings.BoundAsync(message.AppId, message.OpenId) is { Value.HeardAt: { } heard }
                && WeChatWindow.IsOpen(heard, now)
            );
    }

    private static string HomeOf(WeChatPerson person) =>
        person.Kind == CallerKind.Street ? Paths.StreetHome : Paths.TeacherHome;

    /// <returns>False where the account may not write to them now.</returns>
    /// <exception cref="WeChatRefusedException">It may work later.</exception>
    private async Task<bool> TrySayAsync(WeChatMessage message, string text)
    {
        if (
            await accounts.FindAsync(message.AppId) is not { } registered
            || secrets.AccountOf(registered) is not { } account
        )
            return false;
        try
        {
            await calls.CallAsync(
                account,
                "cgi-bin/message/custom/send?access_token=",
                () =>
                    WeChatForm.Json(
                        new
                        {
                            touser = message.OpenId,
                            msgtype = "text",
                            text = new { content = text },
                        }
                    )
            );
            return true;
        }
        catch (WeChatRefusedException refused) when (refused.Code.Meaning != WeChatMeaning.TryAgain)
        {
            return false;
        }
    }
}

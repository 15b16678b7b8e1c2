using Delivery.Domain.Programme.Channels;
using Delivery.Functions.Storage;
using Delivery.Pages.Email;

namespace Delivery.Functions.Email.WeChat;

/// <summary>A word to somebody who wrote to the account within two days; where the account cannot, by mail.</summary>
public sealed class WeChatWords(
    WeChatAccounts accounts,
    WeChatSecrets secrets,
    WeChatCalls calls,
    LetterBox letters,
    DeliverySettings settings
)
{
    public async Task TellAsync(WeChatMessage message, WeChatPerson? person, string text)
    {
        if (text.Length == 0)
            return;
        if (settings.WeChat.Transport == WeChatSettings.Api && await TrySayAsync(message, text))
            return;
        if (person is not null)
            await letters.PostAsync(
                $"wechat-word/{message.Key}",
                new Recipient(person.Email, person.PersonName),
                new WeChatWordMail(letters.Contact, person.PersonName, text)
            );
    }

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

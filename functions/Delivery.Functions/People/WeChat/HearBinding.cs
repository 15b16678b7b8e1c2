using System.Text.RegularExpressions;
using Delivery.Domain;
using Delivery.Functions.Email;
using Delivery.Functions.Email.WeChat;
using Delivery.Functions.Storage.People;
using Delivery.Functions.Web.Typed;
using Delivery.Pages.Web;

namespace Delivery.Functions.People.WeChat;

/// <summary>Binding and unbinding by a message; whoever is bound to nobody is told how.</summary>
public sealed partial class HearBinding(WeChatBindings bindings, BindWeChat bind, LetterBox letters)
{
    private static readonly string[] Unbinding = ["解绑", "退订", "取消绑定"];

    public WeChatListener Listener => new(1, (message, _) => HearAsync(message));

    private async Task<WeChatReply?> HearAsync(WeChatMessage message)
    {
        var bound = await bindings.FindAsync(message.AppId, message.OpenId);
        if (message.Type == "event")
            return EventReply(message, bound);
        var text = message.Type == "text" ? TypedText.Clean(TextKind.Line, message.Text) : "";
        if (Code().IsMatch(text))
            return await BindAsync(message, text, bound);
        if (bound is null)
            return new WeChatReply(HowTo);
        if (!Unbinding.Contains(text))
            return null;
        var outcome = await bind.UnbindAsync(
            await bindings.BoundAsync(message.AppId, message.OpenId),
            bound.Person.Caller
        );
        return new WeChatReply(outcome.IsRefused ? outcome.Refusals[0].Message : "已解绑。以后的通知发到您的邮箱。");
    }

    private async Task<WeChatReply> BindAsync(WeChatMessage message, string code, WeChatBinding? bound)
    {
        var outcome = await bind.UseAsync(message, code);
        return outcome.IsRefused
            // The platform sends again what was not answered in time: by then the code is used, and they are bound.
            ? new WeChatReply(
                bound is not null && outcome.Refusals[0].Code == BindWeChat.NoSuchCode.Code
                    ? $"{outcome.Refusals[0].Message}。这个微信现在绑定的是：{bound.Person.PersonName}。"
                    : $"{outcome.Refusals[0].Message}。"
            )
            : new WeChatReply(
                $"已绑定：{outcome.Value.Person.PersonName}（{outcome.Value.Person.Name}）。\n"
                    + $"要由微信通知您，请在网页里选：{letters.Link(Paths.WeChat)}\n\n{WeChatHearing.Help}"
            );
    }

    // Who follows the account anew is greeted; who leaves it cannot be told anything.
    private WeChatReply? EventReply(WeChatMessage message, WeChatBinding? bound) =>
        message.Text == "subscribe" ? new WeChatReply(bound is null ? HowTo : WeChatHearing.Help) : null;

    private string HowTo =>
        "您好！这是社区体育配送的工作号，老师和街镇联系人绑定后可以在这里交照片、视频和名单。\n"
        + $"绑定：登录 {letters.Link(Paths.WeChat)}，取8位绑定码，发到这里。\n"
        + $"市民报名请看：{letters.Link(Paths.Programmes)}";

    [GeneratedRegex(@"\A[0-9]{8}\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Code();
}

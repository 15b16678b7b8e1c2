using Delivery.Domain.Calendar;
using Delivery.Domain.Programme.Channels;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.People;
using Delivery.Functions.Storage.Programme;
using Microsoft.Extensions.Logging;

namespace Delivery.Functions.Email.WeChat;

/// <summary>Sends a mail's news by another way, which its reader chose.</summary>
/// <param name="id">The same for every try: it arrives once.</param>
/// <returns>False where it is to go by mail.</returns>
public delegate Task<bool> TrySendNotice(Guid id, Mail mail, DateTimeOffset at);

/// <summary>
/// A mail's news by the official account, with the same link, to who chose it. Whatever fails here goes by mail: nobody is
/// left without the news because of a choice.
/// </summary>
public sealed partial class WeChatNotices(
    Registers registers,
    WeChatAccounts accounts,
    WeChatSecrets secrets,
    WeChatBindings bindings,
    WeChatCalls calls,
    DeliverySettings settings,
    TimeProvider clock,
    ILogger<WeChatNotices> log
)
{
    // A template's field of this kind takes twenty characters.
    private const int LongestThing = 20;

    // Most cities have no such account, and it is not asked for with every mail. By the calendar's clock, so that of one
    // seed two seasons ask alike.
    private static readonly TimeSpan Believed = TimeSpan.FromHours(1);

    private (DateTimeOffset At, long Version, bool Is)? open;

    /// <inheritdoc cref="TrySendNotice"/>
    public async Task<bool> TrySendAsync(Guid id, Mail mail, DateTimeOffset at)
    {
        if (mail.Link is not { } link || !await IsOpenAsync())
            return false;
        if (await bindings.ToNotifyAsync(mail.To.Address) is not { } binding)
            return false;
        if (await accounts.FindAsync(binding.AppId) is not { } account || !Sends(account))
            return false;
        try
        {
            await SendAsync(account, binding, id, mail, link, at);
            return true;
        }
        catch (Exception failure)
            when (failure is WeChatRefusedException or HttpRequestException or TaskCanceledException or IOException)
        {
            NotTaken(id, failure.GetType().Name);
            await NoteAsync(binding, failure);
            return false;
        }
    }

    // A change in this process is seen at once.
    private async Task<bool> IsOpenAsync()
    {
        var (now, version) = (clock.GetUtcNow(), registers.Channels.Version);
        if (open is { } known && known.Version == version && now - known.At < Believed)
            return known.Is;
        var found = await registers.Channels.AllAsync().AnyAsync(row => Sends(row.Value));
        open = (now, version, found);
        return found;
    }

    private static bool Sends(RegisteredChannel account) => account.Channel is { Inbox: true, Template.Length: > 0 };

    private async Task SendAsync(
        RegisteredChannel account,
        WeChatBinding binding,
        Guid id,
        Mail mail,
        string link,
        DateTimeOffset at
    )
    {
        if (settings.WeChat.Transport == WeChatSettings.Folder)
        {
            var box = $"{mail.To.Address.Replace('@', '.')}@wechat.local";
            await new FolderTransport(settings).SendAsync(id, mail with { To = mail.To with { Address = box } }, at);
            return;
        }

        await calls.CallAsync(
            secrets.AccountOf(account) ?? throw new WeChatRefusedException(WeChatCode.Of(WeChatCode.BadSecret)),
            "cgi-bin/message/template/send?access_token=",
            () =>
                WeChatForm.Json(
                    new
                    {
                        touser = binding.OpenId,
                        template_id = account.Channel.Template,
                        url = link,
                        client_msg_id = $"{id:N}",
                        data = new
                        {
                            thing1 = new { value = Short(mail.Subject) },
                            time2 = new { value = $"{at.ToOffset(ShanghaiTime.Offset):yyyy-MM-dd HH:mm}" },
                        },
                    }
                )
        );
    }

    // Their page says so; and whoever follows the account no more is not written to again and again.
    private async Task NoteAsync(WeChatBinding binding, Exception failure)
    {
        var left = failure is WeChatRefusedException { Code.Meaning: WeChatMeaning.NotReached };
        if (await bindings.BoundAsync(binding.AppId, binding.OpenId) is { } stored)
            await bindings.NoteAsync(
                stored,
                stored.Value with
                {
                    Notify = stored.Value.Notify && !left,
                    Trouble = failure is WeChatRefusedException refused ? refused.Message : "微信没有回应",
                }
            );
    }

    private static string Short(string subject) =>
        subject.Length <= LongestThing ? subject : $"{subject[..(LongestThing - 1)]}…";

    [LoggerMessage(
        2650,
        LogLevel.Warning,
        "Message {Id} was not taken by the official account ({Failure}) and goes by mail"
    )]
    private partial void NotTaken(Guid id, string failure);
}

using Delivery.Domain.Programme.Channels;
using Delivery.Functions.Storage;

namespace Delivery.Functions.Email.WeChat;

/// <summary>Files that people sent to the official account.</summary>
public sealed class WeChatFiles(
    WeChatAccounts accounts,
    WeChatSecrets secrets,
    WeChatCalls calls,
    DeliverySettings settings
)
{
    // The platform takes videos of ten megabytes, and files of a hundred; a roster is a thousandth of that.
    private const int MostBytes = 64 * 1024 * 1024;

    /// <returns>Null where it is gone: the platform keeps a file for three days.</returns>
    /// <exception cref="WeChatRefusedException">Tried again, it may come.</exception>
    public Task<byte[]?> DownloadAsync(WeChatMessage message) => DownloadAsync(message, message.MediaId!);

    /// <summary>The picture that the platform makes of a video. A video is evidence without one too.</summary>
    /// <returns>Null where it has none, or gives none.</returns>
    /// <exception cref="WeChatRefusedException">Tried again, it may come.</exception>
    public async Task<byte[]?> PictureAsync(WeChatMessage message)
    {
        try
        {
            return message.ThumbId is null ? null : await DownloadAsync(message, message.ThumbId);
        }
        catch (WeChatRefusedException never)
            when (never.Code.Meaning is WeChatMeaning.GiveUp or WeChatMeaning.NotReached)
        {
            return null;
        }
    }

    private async Task<byte[]?> DownloadAsync(WeChatMessage message, string mediaId)
    {
        if (settings.WeChat.Transport == WeChatSettings.Folder)
            return await FromFolderAsync(mediaId);
        if (await accounts.FindAsync(message.AppId) is not { } registered)
            return null;
        var account =
            secrets.AccountOf(registered)
            ?? throw new InvalidOperationException($"没有填写公众号“{registered.Channel.Title}”的 AppSecret。");
        try
        {
            return await calls.DownloadAsync(account, mediaId, MostBytes);
        }
        catch (WeChatRefusedException gone) when (gone.Code.Meaning == WeChatMeaning.MaterialGone)
        {
            return null;
        }
    }

    // The id comes from outside: it names a file of this folder or nothing.
    private async Task<byte[]?> FromFolderAsync(string mediaId)
    {
        var path = Path.Combine(settings.Mail.Folder, "wechat", mediaId);
        return Path.GetFileName(mediaId) == mediaId && File.Exists(path) ? await File.ReadAllBytesAsync(path) : null;
    }
}

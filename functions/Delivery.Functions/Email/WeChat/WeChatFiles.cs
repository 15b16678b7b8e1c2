using System.Text.Json;
using Delivery.Domain.Programme.Channels;
using Delivery.Functions.Storage.People;
using Delivery.Functions.Web.Photos;
using Microsoft.Extensions.Logging;

namespace Delivery.Functions.Email.WeChat;

/// <summary>Files that people sent to the official account.</summary>
public sealed partial class WeChatFiles(
    WeChatAccounts accounts,
    WeChatSecrets secrets,
    WeChatCalls calls,
    DeliverySettings settings,
    ILogger<WeChatFiles> log
)
{
    // The platform takes videos of ten megabytes, and files of a hundred; a roster is a thousandth of that.
    private const int MostBytes = 64 * 1024 * 1024;

    /// <returns>Null where it is gone: the platform keeps a file for three days.</returns>
    /// <exception cref="WeChatRefusedException">Tried again, it may come.</exception>
    public Task<byte[]?> DownloadAsync(WeChatMessage message) => DownloadAsync(message, message.MediaId!, MostBytes);

    /// <summary>The picture that the platform makes of a video. A video is evidence without one too, and waits for none.</summary>
    /// <returns>Null where it has none, or none comes.</returns>
    public async Task<byte[]?> PictureAsync(WeChatMessage message)
    {
        if (message.ThumbId is null)
            return null;
        try
        {
            var picture = await DownloadAsync(message, message.ThumbId, PhotoCleaner.MostBytes);
            return picture is { Length: <= PhotoCleaner.MostBytes } ? picture : null;
        }
        catch (Exception failure) when (failure is WeChatRefusedException || NeverCame(failure))
        {
            LeftOut(message.Key, failure.Message);
            return null;
        }
    }

    private static bool NeverCame(Exception failure) =>
        failure
            is HttpRequestException
                or IOException
                or OperationCanceledException
                or JsonException
                or InvalidOperationException
                or UriFormatException;

    private async Task<byte[]?> DownloadAsync(WeChatMessage message, string mediaId, int mostBytes)
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
            return await calls.DownloadAsync(account, mediaId, mostBytes);
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

    [LoggerMessage(2952, LogLevel.Warning, "The picture of the video {Message} is left out: {Failure}")]
    private partial void LeftOut(string message, string failure);
}

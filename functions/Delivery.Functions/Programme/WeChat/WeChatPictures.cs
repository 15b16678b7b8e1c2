using System.Security.Cryptography;
using System.Text.Json;
using Delivery.Domain.Programme.Channels;
using Delivery.Functions.Email;
using Delivery.Functions.Email.WeChat;
using Delivery.Functions.Programme.Channels;
using Delivery.Functions.Storage;
using Delivery.Functions.Web.Photos;
using Delivery.Pages.Programme;
using Delivery.Pages.Web;
using Microsoft.Extensions.Logging;

namespace Delivery.Functions.Programme.WeChat;

/// <param name="Shown">With their addresses on the account's platform.</param>
/// <param name="LeftOut">What of the others staff are told.</param>
public sealed record UploadedPictures(IReadOnlyList<ArticlePicture> Shown, IReadOnlyList<string> LeftOut);

/// <summary>Brings pictures to an official account, each once. The edition waits for none of them: what fails is left out.</summary>
public sealed partial class WeChatPictures(
    NewsPictures pictures,
    DeliveryBlobs blobs,
    ArticleCalls calls,
    WeChatRows rows,
    LetterBox letters,
    ILogger<WeChatPictures> log
)
{
    // "jpg/png, under 1MB."
    private const int MostBytes = 1_000_000;

    // As wide as a phone shows it.
    private const int NarrowSide = 1080;

    public async Task<UploadedPictures> OfAsync(WeChatAccount account, string? district)
    {
        var (shown, leftOut) = (new List<ArticlePicture>(), new List<string>());
        foreach (var picture in await pictures.NewestAsync(district))
            try
            {
                // Deleted since it was chosen, it is not to be seen any more: there is nothing to tell.
                if (await blobs.News.PhotoAsync(picture.Name, small: false) is { } photo)
                    shown.Add(picture.Shown with { Url = await AddressOfAsync(account, photo) });
            }
            catch (Exception failure)
                when (failure
                        is WeChatRefusedException
                            or HttpRequestException
                            or TaskCanceledException
                            or IOException
                            or JsonException
                )
            {
                LeftOut(picture.Name, failure.GetType().Name);
                leftOut.Add($"{picture.Shown.Caption}：{WordsOf(failure)}");
            }

        return new UploadedPictures(shown, leftOut);
    }

    public async Task TellAsync(ChannelTask task, string channel, IReadOnlyList<string> leftOut)
    {
        if (leftOut.Count == 0)
            return;
        await letters.PostAsync(
            $"{task.Key}/pictures",
            letters.Staff,
            new ArticlePicturesMail(
                letters.Contact,
                letters.Staff.Name,
                task.Week,
                task.Edition,
                channel,
                leftOut,
                letters.Link(Paths.ProgrammePreview(task.Week.ToString()))
            )
        );
    }

    private async Task<string> AddressOfAsync(WeChatAccount account, byte[] photo)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(photo));
        if (await rows.PictureAsync(account.AppId, hash) is { } known)
            return known;
        var address = await UploadAsync(account, Within(photo));
        await rows.PutPictureAsync(account.AppId, hash, address);
        return address;
    }

    private async Task<string> UploadAsync(WeChatAccount account, byte[] jpeg)
    {
        try
        {
            return await calls.AddPictureAsync(account, jpeg);
        }
        catch (WeChatRefusedException busy) when (busy.Code.Meaning == WeChatMeaning.TryAgain)
        {
            return await calls.AddPictureAsync(account, jpeg);
        }
    }

    // What is still too large, the platform refuses by its code.
    private static byte[] Within(byte[] photo) =>
        photo.Length < MostBytes
            ? photo
            : PhotoCleaner.Clean(photo, NarrowSide).Match(clean => clean.Small, _ => photo);

    private static string WordsOf(Exception failure) =>
        failure is WeChatRefusedException refused ? refused.Message : "微信没有回应";

    [LoggerMessage(2950, LogLevel.Warning, "Picture {Name} is left out of the article: {Failure}")]
    private partial void LeftOut(string name, string failure);
}

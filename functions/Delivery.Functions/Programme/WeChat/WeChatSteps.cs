using Delivery.Domain.Programme;
using Delivery.Domain.Programme.Channels;
using Delivery.Functions.Email.WeChat;
using Delivery.Functions.Programme.Channels;

namespace Delivery.Functions.Programme.WeChat;

/// <summary>The steps of a publication, each from where the last try ended.</summary>
public sealed class WeChatSteps(ArticleCalls calls, WeChatRows rows, WeChatArticles articles, WeChatPictures pictures)
{
    private static readonly byte[] Cover = ReadCover();

    /// <returns>The article's public address.</returns>
    public async Task<string?> GoOnAsync(
        ChannelTask task,
        WeChatAccount account,
        Channel channel,
        IReadOnlyList<WeeklyProgramme> editions
    )
    {
        var progress = await TakenOverAsync(task, account, await rows.ProgressAsync(task));
        if (progress.Trouble is { } trouble)
            throw new ChannelRefusedException(trouble);
        if (progress.Url is not null)
            return progress.Url;
        if (progress.PublishId is null)
            progress = await HandInAsync(task, account, await DraftAsync(task, account, channel, editions, progress));
        return await AskAsync(task, account, progress);
    }

    // What was given up while the platform looked at it may still come out: handed in anew, the edition could stand there twice.
    private async Task<WeChatProgress> TakenOverAsync(ChannelTask task, WeChatAccount account, WeChatProgress progress)
    {
        if (task.Replay == 0 || progress != new WeChatProgress())
            return progress;
        var before = await rows.ProgressAsync(task with { Replay = task.Replay - 1 });
        if (
            before is not { PublishId: { } publishId, Url: null, Trouble: null }
            // The channel may lead to another account since.
            || await rows.PublishedAsync(account.AppId, publishId) is null
        )
            return progress;
        // What the platform says of it by itself is from now on about this replay.
        await rows.NoteAsync(account.AppId, publishId, task);
        await rows.PutAsync(task, before);
        return before;
    }

    private async Task<WeChatProgress> DraftAsync(
        ChannelTask task,
        WeChatAccount account,
        Channel channel,
        IReadOnlyList<WeeklyProgramme> editions,
        WeChatProgress progress
    )
    {
        if (progress.Draft is not null)
            return progress;
        var cover = await CoverAsync(account);
        var uploaded = await pictures.OfAsync(account, channel.District);
        var article = await articles.OfAsync(editions, channel.District, cover, uploaded.Shown);
        try
        {
            progress = progress with { Draft = await calls.AddDraftAsync(account, article) };
        }
        catch (WeChatRefusedException gone) when (gone.Code.Meaning == WeChatMeaning.MaterialGone)
        {
            // Somebody has deleted the cover from the account's library: the next try uploads it again.
            await rows.ForgetCoverAsync(account.AppId);
            throw;
        }

        // Before the draft is kept: an earlier try's article may have had them all.
        await pictures.TellAsync(task, channel.Title, uploaded.LeftOut);
        await rows.PutAsync(task, progress);
        return progress;
    }

    private async Task<string> CoverAsync(WeChatAccount account)
    {
        if (await rows.CoverAsync(account.AppId) is { } known)
            return known;
        var media = await calls.AddCoverAsync(account, Cover);
        await rows.PutCoverAsync(account.AppId, media);
        return media;
    }

    private async Task<WeChatProgress> HandInAsync(ChannelTask task, WeChatAccount account, WeChatProgress progress)
    {
        // The answer to an earlier try was lost: handing in twice could publish twice.
        if (progress.Submitting)
            throw new ChannelRefusedException(
                "上次提交发布没有收到答复，可能已经发布，请到公众平台核对后再决定是否重发。"
            );
        await rows.PutAsync(task, progress with { Submitting = true });
        string publishId;
        try
        {
            publishId = await calls.SubmitAsync(account, progress.Draft!);
        }
        catch (WeChatRefusedException refused)
        {
            // It was refused, so it is not handed in. A draft that is gone is written anew.
            var draft = refused.Code.Meaning == WeChatMeaning.MaterialGone ? null : progress.Draft;
            await rows.PutAsync(task, progress with { Draft = draft });
            throw;
        }

        progress = progress with { PublishId = publishId };
        await rows.NoteAsync(account.AppId, publishId, task);
        await rows.PutAsync(task, progress);
        return progress;
    }

    private async Task<string?> AskAsync(ChannelTask task, WeChatAccount account, WeChatProgress progress)
    {
        var status = await StatusAsync(task, account, progress);
        var trouble = WeChatPublication.TroubleOf(status.Status);
        if (trouble is null && status.Status == WeChatPublication.UnderWay)
            throw new ChannelFailedException("公众平台还在审核，稍后再问。");
        await rows.PutAsync(task, progress with { Url = status.Url, Trouble = trouble });
        return trouble is null ? status.Url : throw new ChannelRefusedException(trouble);
    }

    // Kept as its end, so that a replay does not ask for ever about what is not there.
    private async Task<WeChatStatus> StatusAsync(ChannelTask task, WeChatAccount account, WeChatProgress progress)
    {
        try
        {
            return await calls.StatusAsync(account, progress.PublishId!);
        }
        catch (WeChatRefusedException gone) when (gone.Code.Meaning == WeChatMeaning.MaterialGone)
        {
            const string Unknown = "公众平台上找不到这次发布，请到公众平台核对后再决定是否重发。";
            await rows.PutAsync(task, progress with { Trouble = Unknown });
            throw new ChannelRefusedException(Unknown);
        }
    }

    private static byte[] ReadCover()
    {
        using var source = typeof(WeChatSteps).Assembly.GetManifestResourceStream("wechat-cover.png")!;
        using var copy = new MemoryStream();
        source.CopyTo(copy);
        return copy.ToArray();
    }
}

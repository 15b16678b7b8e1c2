using Azure.Data.Tables;
using Delivery.Domain.Calendar;
using Delivery.Functions.Programme.Channels;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Programme;

namespace Delivery.Functions.Programme.WeChat;

/// <summary>How far an edition is on an official account: each step is kept, so that a later try goes on from there.</summary>
/// <param name="Submitting">It may have been handed in; only the answer says so.</param>
public sealed record WeChatProgress(
    string? Draft = null,
    bool Submitting = false,
    string? PublishId = null,
    string? Url = null,
    string? Trouble = null
);

/// <summary>Which edition a publication of an official account is.</summary>
public sealed record WeChatPublished(Week Week, int Edition, string Channel, int Replay);

/// <summary>What is kept of official accounts beside the editions.</summary>
public sealed class WeChatRows(DeliveryTables tables)
{
    private const string Covers = "wechat-covers";
    private const string Pictures = "wechat-pictures";
    private const string Publications = "wechat-publications";

    public async Task<WeChatProgress> ProgressAsync(ChannelTask task) =>
        (await tables.Programmes.FindAsync<WeChatProgress>(Programmes.PartitionOf(task.Week), KeyOf(task)))?.Value
        ?? new WeChatProgress();

    public Task PutAsync(ChannelTask task, WeChatProgress progress) =>
        tables.Programmes.UpsertEntityAsync(
            Row.Of(Programmes.PartitionOf(task.Week), KeyOf(task), progress),
            TableUpdateMode.Replace
        );

    public async Task<string?> CoverAsync(string appId) =>
        (await tables.Programmes.FindAsync<string>(Covers, appId))?.Value;

    public Task PutCoverAsync(string appId, string media) =>
        tables.Programmes.UpsertEntityAsync(Row.Of(Covers, appId, media), TableUpdateMode.Replace);

    public async Task ForgetCoverAsync(string appId) => await tables.Programmes.DeleteEntityAsync(Covers, appId);

    /// <param name="hash">Of the picture's content.</param>
    public async Task<string?> PictureAsync(string appId, string hash) =>
        (await tables.Programmes.FindAsync<string>(Pictures, $"{appId}|{hash}"))?.Value;

    public Task PutPictureAsync(string appId, string hash, string url) =>
        tables.Programmes.UpsertEntityAsync(Row.Of(Pictures, $"{appId}|{hash}", url), TableUpdateMode.Replace);

    public async Task<WeChatPublished?> PublishedAsync(string appId, string publishId) =>
        (await tables.Programmes.FindAsync<WeChatPublished>(Publications, $"{appId}|{publishId}"))?.Value;

    public Task NoteAsync(string appId, string publishId, ChannelTask task) =>
        tables.Programmes.UpsertEntityAsync(
            Row.Of(
                Publications,
                $"{appId}|{publishId}",
                new WeChatPublished(task.Week, task.Edition, task.Channel, task.Replay)
            ),
            TableUpdateMode.Replace
        );

    private static string KeyOf(ChannelTask task) => $"wechat|{task.Channel}|{task.Edition:0000}|{task.Replay}";
}

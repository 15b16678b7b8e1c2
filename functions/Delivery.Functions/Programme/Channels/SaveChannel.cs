using Azure;
using Delivery.Domain;
using Delivery.Domain.Programme.Channels;
using Delivery.Functions.Programme.WeChat;
using Delivery.Functions.Storage;
using Delivery.Functions.Workflow;

namespace Delivery.Functions.Programme.Channels;

/// <summary>A channel as the API and the pages save it, by the same rules.</summary>
public sealed class SaveChannel(Registers registers, WeChatSecrets secrets)
{
    /// <param name="secret">An AppSecret to keep in place of the known one; null or empty keeps that.</param>
    /// <param name="token">Likewise the token of the account's callback.</param>
    public RegisteredChannel With(Channel channel, RegisteredChannel? known, string? secret, string? token) =>
        secrets.With(new RegisteredChannel(channel), known, secret, token);

    /// <param name="webhooks">Names of the registered ones.</param>
    public static IReadOnlyList<Refusal> Check(RegisteredChannel channel, IReadOnlySet<string> webhooks) =>
        ChannelRules.Check(channel.Channel, channel.SealedSecret is not null, webhooks.Contains);

    public async Task<IReadOnlySet<string>> WebhooksAsync() =>
        await registers.Webhooks.AllAsync().Select(row => row.RowKey).ToHashSetAsync(StringComparer.Ordinal);

    public Task<(PutResult Result, ETag ETag)> PutAsync(RegisteredChannel channel, Call call, ETag? ifMatch) =>
        registers.Channels.PutAsync(
            call,
            new Act("channel.put", channel.Channel.Name),
            channel.Channel.Name,
            channel,
            ifMatch
        );
}

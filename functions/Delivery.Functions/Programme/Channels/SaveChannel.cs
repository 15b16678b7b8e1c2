using Azure;
using Delivery.Domain;
using Delivery.Domain.Programme.Channels;
using Delivery.Functions.Email.WeChat;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Programme;
using Delivery.Functions.Workflow;

namespace Delivery.Functions.Programme.Channels;

/// <summary>A channel as the API and the pages save it, by the same rules.</summary>
public sealed class SaveChannel(Registers registers, WeChatSecrets secrets)
{
    public RegisteredChannel With(Channel channel, RegisteredChannel? known, TypedSecrets typed) =>
        secrets.With(new RegisteredChannel(channel), known, typed);

    /// <param name="webhooks">Names of the registered ones.</param>
    public IReadOnlyList<Refusal> Check(RegisteredChannel channel, IReadOnlySet<string> webhooks) =>
        ChannelRules.Check(
            channel.Channel,
            channel.SealedSecret is not null,
            webhooks.Contains,
            secrets.AesKeyOf(channel) ?? ""
        );

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

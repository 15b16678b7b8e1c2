using Azure;
using Delivery.Domain;
using Delivery.Domain.Ordering;
using Delivery.Domain.Programme.Channels;
using Delivery.Functions.Email.WeChat;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Web;
using Delivery.Functions.Workflow;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Programme.Channels;

/// <param name="Address">An email address, the name of a webhook, or an official account's AppID.</param>
/// <param name="District">By code or name; the whole city where it is left out.</param>
/// <param name="Active">Left out it stays as it is stored; a new channel is active.</param>
/// <param name="Title">As people call it; left out it stays, and is the name of a new one.</param>
/// <param name="Secret">An official account's AppSecret; kept sealed and never shown.</param>
/// <param name="CallbackToken">The token of its callback; likewise.</param>
/// <param name="AesKey">The EncodingAESKey of its encrypted messages; likewise.</param>
/// <param name="Inbox">Whether teachers and streets write to it and are told by it; left out it stays, no of a new one.</param>
/// <param name="Template">The template of its messages to them; left out it stays, an empty text takes it away.</param>
public sealed record ChannelBody(
    ChannelKind Kind,
    [Typed(TextKind.Code, Longest = 254)] string Address,
    [Typed(TextKind.Title)] string? District = null,
    bool? Active = null,
    [Typed(TextKind.Title)] string? Title = null,
    [Typed(TextKind.Code)] string? Secret = null,
    [Typed(TextKind.Code)] string? CallbackToken = null,
    [Typed(TextKind.Code)] string? AesKey = null,
    bool? Inbox = null,
    [Typed(TextKind.Code)] string? Template = null
)
{
    internal TypedSecrets Secrets => new(Secret, CallbackToken, AesKey);

    /// <param name="known">What is stored. Of another kind nothing but its title and its state stays.</param>
    public Channel Channel(string name, Channel? known)
    {
        var same = known?.Kind == Kind ? known : null;
        var district = Districts.Find(District)?.Name ?? District;
        return new(name, Title ?? known?.Title ?? name, Kind, Address, district, Active ?? known?.Active ?? true)
        {
            Inbox = Inbox ?? same?.Inbox ?? false,
            Template = Template ?? same?.Template ?? "",
        };
    }
}

/// <summary>A channel without its secrets.</summary>
public sealed record ChannelEntryView(
    string Name,
    string Title,
    ChannelKind Kind,
    string Address,
    string? District,
    bool Active,
    bool Inbox,
    string Template
);

/// <summary>The channels of the weekly programme.</summary>
public sealed class ChannelsApi(Api api, Registers registers, ChannelDirectory channels, SaveChannel save)
{
    [Function(nameof(PutChannel))]
    [ApiCall(
        "登记一周一览的渠道",
        Body = typeof(ChannelBody),
        Answer = typeof(ChannelEntryView),
        Makes = true,
        Scopes = [Role.Publisher]
    )]
    public Task<IResult> PutChannel(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/channels/{name}")] HttpRequest request,
        string name
    ) =>
        api.SendAsync<ChannelBody>(
            request,
            caller => caller.May(Role.Publisher),
            (body, call) =>
                TableRows.UntilCommittedAsync(async () =>
                {
                    var answer = await PutAsync(name, body, call, request.IfMatch());
                    // What is left as stored must still be what was read.
                    return (request.IfMatch() is not null || answer.Status != ApiAnswer.Stale.Status, answer);
                })
        );

    [Function(nameof(GetChannel))]
    [ApiCall("查看渠道", Answer = typeof(ChannelEntryView))]
    public Task<IResult> GetChannel(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/channels/{name}")] HttpRequest request,
        string name
    ) =>
        api.GetAsync(
            request,
            caller => caller.IsStaff,
            async _ =>
                await registers.Channels.FindAsync(name) is { } stored
                    ? ApiAnswer.Ok(ViewOf(stored.Value.Channel), stored.ETag)
                : await channels.FindAsync(name) is { } channel ? ApiAnswer.Ok(ViewOf(channel))
                : ApiAnswer.NotFound("channel.unknown", "渠道", name)
        );

    [Function(nameof(ListChannelEntriesApi))]
    [ApiCall("渠道列表", Items = typeof(ChannelEntryView))]
    public Task<IResult> ListChannelEntriesApi(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/channels")] HttpRequest request
    ) =>
        api.GetAsync(
            request,
            caller => caller.IsStaff,
            // The system's own come first, and none of them lies in the register: the page is cut from all of them.
            async _ =>
                PageAsked.Of(request).AnswerOf(request, await channels.AllAsync(), channel => channel.Name, ViewOf)
        );

    private async Task<ApiAnswer> PutAsync(string name, ChannelBody body, Call call, ETag? ifMatch)
    {
        var known = await registers.Channels.FindAsync(name);
        var channel = save.With(body.Channel(name, known?.Value.Channel), known?.Value, body.Secrets);
        var refusals = save.Check(channel, await save.WebhooksAsync());
        if (refusals.Count > 0)
            return ApiAnswer.Refused(refusals);
        var (result, etag) = await save.PutAsync(channel, call, ifMatch ?? known?.ETag ?? Versions.Absent);
        return result switch
        {
            PutResult.Stale => ApiAnswer.Stale,
            PutResult.Created => ApiAnswer.Created($"/api/channels/{name}", ViewOf(channel.Channel), etag),
            _ => ApiAnswer.Ok(ViewOf(channel.Channel), etag),
        };
    }

    private static ChannelEntryView ViewOf(Channel channel) =>
        new(
            channel.Name,
            channel.Title,
            channel.Kind,
            channel.Address,
            channel.District,
            channel.Active,
            channel.Inbox,
            channel.Template
        );
}

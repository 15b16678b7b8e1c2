using Delivery.Domain.Programme.Channels;
using Delivery.Functions.Programme.Feeds;
using Delivery.Functions.Programme.Webhooks;
using Delivery.Functions.Programme.WeChat;

namespace Delivery.Functions.Programme.Channels;

/// <summary>Where the programme is always published, by the names that the API shows.</summary>
public static class ChannelNames
{
    public const string Site = "site";
    public const string Calendar = "icalendar";
    public const string Feeds = "feeds";
    public const string Editors = "editors";

    /// <summary>All that there were before channels were a register; weeks begun then go on with these.</summary>
    public static IReadOnlyList<string> BeforeTheRegister { get; } = [Site, Calendar, Editors];

    /// <summary>The activity that publishes an edition there.</summary>
    public static string ActivityOf(ChannelTask task) =>
        task switch
        {
            { Channel: Site } => nameof(PublishOnSite),
            { Channel: Calendar } => nameof(PublishCalendar),
            { Channel: Feeds } => nameof(PublishFeeds),
            { Kind: null or ChannelKind.Email } => nameof(MailEditors),
            { Kind: ChannelKind.Webhook } => nameof(SendToWebhook),
            { Kind: ChannelKind.WeChat } => nameof(PublishOnWeChat),
            _ => throw new ArgumentOutOfRangeException(nameof(task), task, "There is no such channel."),
        };
}

namespace Delivery.Functions.Programme;

/// <summary>Where the programme is published, by the names that the API shows.</summary>
public static class ChannelNames
{
    public const string Site = "site";
    public const string Calendar = "icalendar";
    public const string Editors = "editors";

    public static IReadOnlyList<string> All { get; } = [Site, Calendar, Editors];

    /// <summary>The activity that publishes an edition there.</summary>
    public static string ActivityOf(string channel) =>
        channel switch
        {
            Site => nameof(PublishOnSite),
            Calendar => nameof(PublishCalendar),
            Editors => nameof(MailEditors),
            _ => throw new ArgumentOutOfRangeException(nameof(channel), channel, "There is no such channel."),
        };
}

using System.Globalization;
using System.Text.RegularExpressions;
using Delivery.Domain.Calendar;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Programme;

namespace Delivery.Functions.Programme.Webhooks;

/// <summary>Which edition for which channel an event tells of; its id says so.</summary>
/// <param name="Channel">Two may lead to one webhook, each with its own district.</param>
public sealed partial record EditionEvent(Week Week, int Edition, int Replay, string Channel)
{
    /// <summary>Names of channels begin with a letter, so none is taken for a replay.</summary>
    public string Id => PrefixOf(Week, Edition) + (Replay == 0 ? "" : $"{Replay}-") + Channel;

    /// <summary>Of the ids of an edition's events, whatever their replay and channel.</summary>
    public static string PrefixOf(Week week, int edition) => $"programme-{week}-{edition}-";

    /// <returns>Null where the event tells of something else.</returns>
    public static EditionEvent? Of(WebhookEvent what) =>
        Pattern().Match(what.Id) is { Success: true } match && Week.TryParse(match.Groups["week"].Value, out var week)
            ? new EditionEvent(
                week,
                NumberOf(match.Groups["edition"]),
                NumberOf(match.Groups["replay"]),
                match.Groups["channel"].Value
            )
            : null;

    private static int NumberOf(Group group) =>
        group.Success ? int.Parse(group.Value, NumberStyles.None, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(
        @"\Aprogramme-(?<week>[0-9]{4}-W[0-9]{2})-(?<edition>[0-9]{1,9})-((?<replay>[0-9]{1,9})-)?(?<channel>[a-z][a-z0-9-]*)\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Pattern();
}

/// <summary>What follows for a channel, and for its older events, from an edition that its webhook is told of.</summary>
public sealed class EditionEvents(WebhookEvents events, Programmes programmes, TimeProvider clock)
{
    private const int MostTries = 3;
    private const string Overtaken = "已有更新的一版，不再推送这一版";

    /// <summary>
    /// Delivered by the timer or a replay, after the channel gave it up: it is published there all the same. What the channel
    /// has been about since stays as it is.
    /// </summary>
    public async Task DeliveredAsync(string webhook, WebhookEvent what)
    {
        if (EditionEvent.Of(what) is not { } told)
            return;
        await EndOlderAsync(webhook, told);
        if (
            await programmes.ChannelAsync(told.Week, told.Channel) is { State: not ChannelProgress.Published } state
            && (state.Edition, state.Replays) == (told.Edition, told.Replay)
        )
            await programmes.PutAsync(
                told.Week,
                state with
                {
                    State = ChannelProgress.Published,
                    Trouble = null,
                    At = clock.GetUtcNow(),
                }
            );
    }

    /// <summary>Ends the channel's waiting events of the week's older editions: nobody gets the first edition after the second.</summary>
    public async Task EndOlderAsync(string webhook, EditionEvent told)
    {
        if (told.Edition == 1)
            return;
        foreach (var older in await programmes.EditionsAsync(told.Week))
            if (older.Edition < told.Edition)
                await EndAsync(
                    webhook,
                    told.Channel,
                    older.PublishedAt,
                    EditionEvent.PrefixOf(told.Week, older.Edition)
                );
    }

    private async Task EndAsync(string webhook, string channel, DateTimeOffset at, string prefix)
    {
        foreach (var post in await events.AtAsync(webhook, at, prefix))
        {
            // A try that is under way changes it meanwhile: it is read again.
            Stored<WebhookPost>? waiting = post;
            for (var tries = 0; tries < MostTries && IsWaiting(waiting, channel); tries++)
                waiting = await events.ChangeAsync(waiting!, Ended(waiting!.Value)) is { } ended
                    ? ended
                    : await events.FindAsync(webhook, post.Value.Event);
        }
    }

    private static bool IsWaiting(Stored<WebhookPost>? post, string channel) =>
        post is { Value: { State: WebhookProgress.Waiting, Event: var what } }
        && EditionEvent.Of(what)?.Channel == channel;

    private static WebhookPost Ended(WebhookPost post) =>
        post with
        {
            State = WebhookProgress.Failed,
            Due = null,
            Trouble = Overtaken,
        };
}

using Delivery.Functions.Email;
using Delivery.Functions.Programme.Channels;
using Delivery.Functions.Storage.Programme;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Programme.Feeds;

/// <summary>Brings the open-data feeds and the Atom feed up to what is published; repeated, it changes nothing.</summary>
public sealed class PublishFeeds(
    Programmes programmes,
    RecentEditions recent,
    FeedItems items,
    ChannelWork work,
    LetterBox letters,
    TimeProvider clock
)
{
    // Longer than a lesson is published before it is given, so what nobody has changed since is over. Deleted items stay
    // as long: OpenActive asks for a week at least.
    private static readonly TimeSpan Over = TimeSpan.FromDays(35);

    [Function(nameof(PublishFeeds))]
    public Task Run([ActivityTrigger] ChannelTask task) =>
        work.DoAsync(
            task,
            async () =>
            {
                var editions = await recent.ReadAsync();
                var versions = LessonVersions.Of(editions);
                var over = clock.GetUtcNow() - Over;
                await items.PutAsync(FeedKind.Sessions, FeedContents.Sessions(versions), over);
                await items.PutAsync(FeedKind.Lectures, FeedContents.Lectures(versions), over);
                await items.PutAsync(FeedKind.Courses, FeedContents.Courses(versions), over);
                await programmes.PutAtomAsync(AtomFile.Of(editions, letters.Link));
                return letters.Link(AtomFile.Path);
            }
        );
}

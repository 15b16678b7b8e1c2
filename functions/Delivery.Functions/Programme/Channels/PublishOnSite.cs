using Delivery.Functions.Email;
using Delivery.Functions.Storage.Programme;
using Delivery.Pages.Web;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Programme.Channels;

/// <summary>The site reads the edition itself: it is published once it can be read back whole.</summary>
public sealed class PublishOnSite(Programmes programmes, ChannelWork work, LetterBox letters)
{
    [Function(nameof(PublishOnSite))]
    public Task Run([ActivityTrigger] ChannelTask task) =>
        work.DoAsync(
            task,
            async () =>
            {
                var programme = await programmes.ReadNewestAsync(task.Week);
                return programme?.Edition >= task.Edition
                    ? letters.Link(Paths.Programme(task.Week.ToString()))
                    : throw new InvalidDataException($"Edition {task.Edition} of {task.Week} cannot be read.");
            }
        );
}

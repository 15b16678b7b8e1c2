using Delivery.Domain;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Teaching.Enrolling;
using Delivery.Functions.Workflow;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Teaching.Roster;

/// <summary>The street opens or closes enrolment, and says how many places its room has; new places go to who waits.</summary>
public sealed class SetPlaces(EnrolmentCommands commands)
{
    private const int Most = 2000;

    public async Task<Outcome<int>> RunAsync(
        string courseId,
        int? places,
        bool isOpen,
        Call call,
        DurableTaskClient durable
    )
    {
        if (await commands.CourseAsync(courseId) is not { } course)
            return Outcome.Refused<int>(EnrolmentCommands.NoSuchCourse(courseId));
        return await commands.RunAsync<int>(
            course,
            call,
            durable,
            async () =>
            {
                if (places is not (>= 1 and <= Most))
                    return Outcome.Refused<int>("places.range", $"名额应为1到{Most}的整数", "places");
                var (stored, head) = await commands.HeadAsync(course);
                if (stored is not null && head.Capacity == places && head.IsOpen == isOpen)
                    return Outcome.Of(places.Value);
                var (next, news) = Leaving.Offers(courseId, head with { Capacity = places.Value, IsOpen = isOpen });
                return Decided.Change(
                    places.Value,
                    new Act("enrolment.places", courseId, $"{places}{(isOpen ? "" : "，不开放")}"),
                    [Enrolments.Put(courseId, stored, next)],
                    news
                );
            }
        );
    }
}

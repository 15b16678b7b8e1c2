using Delivery.Domain.Teaching;
using Delivery.Domain.Teaching.Roster;
using Delivery.Functions.Security;

namespace Delivery.Functions.Teaching.Roster;

/// <summary>The code at a lesson's door leads to a page where people check themselves in, as long as the lesson goes on.</summary>
public sealed class DoorLinks(SignedLinks links)
{
    public Uri To(Lesson lesson) =>
        links.Make(LinkPurpose.Door, "door", lesson.LessonId, CheckInRules.DoorCloses(lesson));

    public LinkHolder Read(string token) => links.Read(LinkPurpose.Door, token);
}

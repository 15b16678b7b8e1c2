using Delivery.Domain.Programme;
using Delivery.Functions.Storage;

namespace Delivery.Functions.Programme;

/// <summary>A published week as outside parties read it.</summary>
public static class ProgrammeView
{
    public static object Of(WeeklyProgramme programme, IEnumerable<ChannelState> channels) =>
        new
        {
            programme.Week,
            programme.Edition,
            programme.Checksum,
            programme.PublishedAt,
            Lessons = programme.Lessons.Select(Of).ToList(),
            Channels = channels
                .Select(channel => new
                {
                    channel.Name,
                    channel.State,
                    channel.Url,
                    channel.Attempts,
                })
                .ToList(),
        };

    private static object Of(ProgrammeLesson lesson) =>
        new
        {
            lesson.LessonId,
            lesson.Start,
            lesson.End,
            lesson.Discipline,
            lesson.Category,
            lesson.Venue,
            lesson.Address,
            lesson.District,
            lesson.Street,
            lesson.Contact,
            Enrolment = new
            {
                lesson.Enrolment.State,
                lesson.Enrolment.Taken,
                lesson.Enrolment.Capacity,
            },
            lesson.Status,
        };
}

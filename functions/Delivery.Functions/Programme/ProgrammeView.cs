using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Domain.Programme;
using Delivery.Domain.Teaching;
using Delivery.Functions.Storage.Programme;

namespace Delivery.Functions.Programme;

/// <summary>A published week as outside parties read it.</summary>
public sealed record ProgrammeView(
    Week Week,
    int Edition,
    string Checksum,
    DateTimeOffset PublishedAt,
    IReadOnlyList<ProgrammeLessonView> Lessons,
    IReadOnlyList<ChannelView> Channels
)
{
    public static ProgrammeView Of(WeeklyProgramme programme, IEnumerable<ChannelState> channels) =>
        new(
            programme.Week,
            programme.Edition,
            programme.Checksum,
            programme.PublishedAt,
            [.. programme.Lessons.Select(ProgrammeLessonView.Of)],
            [.. channels.Select(channel => new ChannelView(channel.Name, channel.State, channel.Url, channel.Attempts))]
        );
}

/// <summary>A lesson without its teacher's name, which data once copied could not take back.</summary>
public sealed record ProgrammeLessonView(
    string LessonId,
    DateTimeOffset Start,
    DateTimeOffset End,
    string Discipline,
    Category Category,
    string Venue,
    string Address,
    string District,
    string Street,
    PublishedContact Contact,
    EnrolmentView Enrolment,
    LessonStatus Status
)
{
    public static ProgrammeLessonView Of(ProgrammeLesson lesson) =>
        new(
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
            new EnrolmentView(lesson.Enrolment.State, lesson.Enrolment.Taken, lesson.Enrolment.Capacity),
            lesson.Status
        );
}

public sealed record EnrolmentView(EnrolmentState State, int Taken, int Capacity);

public sealed record ChannelView(string Name, ChannelProgress State, string? Url, int Attempts);

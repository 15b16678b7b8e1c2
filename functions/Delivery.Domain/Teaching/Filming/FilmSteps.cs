using Delivery.Domain.Calendar;

namespace Delivery.Domain.Teaching.Filming;

/// <summary>What happens when nothing is heard of a crew.</summary>
public enum FilmStep
{
    RemindOfAnswer,

    /// <summary>Staff learn that the crew has not answered.</summary>
    TellOfSilence,

    /// <summary>The lesson begins without an answer: the booking ends.</summary>
    Lapse,

    AskForFilm,
    RemindOfFilm,

    /// <summary>Staff learn that no film came.</summary>
    TellOfNoFilm,

    /// <summary>No film is waited for any more.</summary>
    GiveUp,
}

public sealed record FilmStepAhead(DateTimeOffset At, FilmStep Step);

/// <summary>The steps ahead of a booking as it stands, in order; every moment follows the lesson's present time.</summary>
public static class FilmSteps
{
    private static readonly TimeSpan MostToAnswer = TimeSpan.FromDays(3);
    private static readonly TimeOnly Morning = new(9, 0);
    private const int DaysUntilReminder = 4;
    private const int DaysUntilDue = 7;

    // Before the crew's data goes, which is a month after the lesson at the earliest.
    private const int DaysUntilGivenUp = 27;

    public static IReadOnlyList<FilmStepAhead> Of(FilmBooking booking, Lesson lesson)
    {
        ArgumentNullException.ThrowIfNull(booking);
        ArgumentNullException.ThrowIfNull(lesson);
        return booking.State switch
        {
            FilmState.Booked =>
            [
                new(AskedAt(booking, lesson) + (TimeToAnswer(booking, lesson) / 2), FilmStep.RemindOfAnswer),
                new(AnswerBy(booking, lesson), FilmStep.TellOfSilence),
                new(lesson.Start, FilmStep.Lapse),
            ],
            FilmState.Confirmed =>
            [
                new(Days(lesson, 1), FilmStep.AskForFilm),
                new(Days(lesson, DaysUntilReminder), FilmStep.RemindOfFilm),
                new(FilmDue(lesson), FilmStep.TellOfNoFilm),
                new(LinkEnds(lesson), FilmStep.GiveUp),
            ],
            _ => [],
        };
    }

    /// <summary>The state in which a step means anything.</summary>
    public static FilmState While(this FilmStep step) =>
        step is FilmStep.RemindOfAnswer or FilmStep.TellOfSilence or FilmStep.Lapse
            ? FilmState.Booked
            : FilmState.Confirmed;

    /// <summary>What the crew would be asked has been overtaken: a later step is due already.</summary>
    public static bool IsOvertaken(FilmStep step, FilmBooking booking, Lesson lesson, DateTimeOffset now) =>
        step is FilmStep.RemindOfAnswer or FilmStep.AskForFilm or FilmStep.RemindOfFilm
        && Of(booking, lesson).Any(later => later.Step > step && later.At <= now);

    /// <summary>Three days after the crew was asked, or at half of the time that is left until the lesson.</summary>
    public static DateTimeOffset AnswerBy(FilmBooking booking, Lesson lesson) =>
        AskedAt(booking, lesson) + TimeToAnswer(booking, lesson);

    /// <summary>The midnight that ends the seventh day after the lesson.</summary>
    public static DateTimeOffset FilmDue(Lesson lesson)
    {
        ArgumentNullException.ThrowIfNull(lesson);
        return ShanghaiTime.EndOf(ShanghaiTime.DateOf(lesson.End).AddDays(DaysUntilDue));
    }

    /// <summary>Until when the crew's link holds: a late film is better than none.</summary>
    public static DateTimeOffset LinkEnds(Lesson lesson)
    {
        ArgumentNullException.ThrowIfNull(lesson);
        return ShanghaiTime.EndOf(ShanghaiTime.DateOf(lesson.End).AddDays(DaysUntilGivenUp));
    }

    // A change of the lesson asks anew.
    private static DateTimeOffset AskedAt(FilmBooking booking, Lesson lesson) =>
        lesson.ChangedAt > booking.BookedAt ? lesson.ChangedAt.Value : booking.BookedAt;

    private static TimeSpan TimeToAnswer(FilmBooking booking, Lesson lesson)
    {
        var half = (lesson.Start - AskedAt(booking, lesson)) / 2;
        return half < MostToAnswer ? half : MostToAnswer;
    }

    private static DateTimeOffset Days(Lesson lesson, int days) =>
        ShanghaiTime.At(ShanghaiTime.DateOf(lesson.End).AddDays(days), Morning);
}

namespace Delivery.Domain.Teaching.Filming;

/// <summary>What a crew says behind its link, and how staff call it off: each a legal move, or every reason against it.</summary>
public static class FilmAnswers
{
    public static Outcome<FilmBooking> Confirm(FilmBooking booking, Lesson lesson, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(booking);
        ArgumentNullException.ThrowIfNull(lesson);
        return lesson.Start <= now
            ? Late
            : Moved(booking, FilmState.Confirmed, one => one with { ConfirmedAt = now, Sequence = lesson.Sequence });
    }

    /// <summary>The crew may still say so after it had confirmed, until the lesson begins.</summary>
    public static Outcome<FilmBooking> Decline(FilmBooking booking, Lesson lesson, string? reason, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(booking);
        ArgumentNullException.ThrowIfNull(lesson);
        return lesson.Start <= now ? Late
            : string.IsNullOrEmpty(reason) ? Reasonless("请写明为什么来不了")
            : Moved(booking, FilmState.Declined, one => one with { Reason = reason });
    }

    /// <param name="film">Where the film can be seen: an https address.</param>
    public static Outcome<FilmBooking> Deliver(FilmBooking booking, Lesson lesson, string? film, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(booking);
        ArgumentNullException.ThrowIfNull(lesson);
        return lesson.End > now ? Early
            : !IsAddress(film)
                ? Outcome.Refused<FilmBooking>("filming.film", "请填影片的网址，以 https:// 开头，打开就能看到", "film")
            : Moved(booking, FilmState.Done, one => one with { Film = film });
    }

    /// <summary>A file of the film came; another may follow as long as the crew's link lasts.</summary>
    public static Outcome<FilmBooking> DeliverFile(FilmBooking booking, Lesson lesson, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(booking);
        ArgumentNullException.ThrowIfNull(lesson);
        return lesson.End > now ? Early
            : booking is { State: FilmState.Done, HasFilm: true } ? Outcome.Of(booking with { HasFile = true })
            : Moved(booking, FilmState.Done, one => one with { HasFile = true });
    }

    public static Outcome<FilmBooking> NotFilmed(FilmBooking booking, Lesson lesson, string? reason, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(booking);
        ArgumentNullException.ThrowIfNull(lesson);
        return lesson.End > now ? Early
            : string.IsNullOrEmpty(reason) ? Reasonless("请写明为什么没有拍")
            : Moved(booking, FilmState.Done, one => one with { Reason = reason });
    }

    public static Outcome<FilmBooking> CallOff(FilmBooking booking, Lesson lesson, string? reason, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(booking);
        ArgumentNullException.ThrowIfNull(lesson);
        if (booking.State.IsOpen() && lesson.Start <= now)
            return Outcome.Refused<FilmBooking>(
                "filming.past",
                "课已经开始，不能再取消；有没有拍，请拍摄组在链接里写明"
            );
        return string.IsNullOrEmpty(reason)
            ? Reasonless("请写明为什么取消，拍摄组会看到")
            : Moved(booking, FilmState.Cancelled, one => one with { Reason = reason });
    }

    private static bool IsAddress(string? film) =>
        Uri.TryCreate(film, UriKind.Absolute, out var address)
        && address is { Scheme: "https", UserInfo: "", HostNameType: UriHostNameType.Dns }
        && address.Host.Contains('.', StringComparison.Ordinal);

    private static Outcome<FilmBooking> Late =>
        Outcome.Refused<FilmBooking>("filming.past", "这节课已经开始，来不及答复了，请打协会电话");

    private static Outcome<FilmBooking> Early =>
        Outcome.Refused<FilmBooking>("filming.early", "课还没有上完，拍好以后再来填");

    private static Outcome<FilmBooking> Reasonless(string message) =>
        Outcome.Refused<FilmBooking>("filming.reason", message, "reason");

    private static Outcome<FilmBooking> Moved(FilmBooking booking, FilmState to, Func<FilmBooking, FilmBooking> with) =>
        booking.MoveTo(to) is { IsRefused: false, Value: var moved } ? Outcome.Of(with(moved)) : booking.MoveTo(to);
}

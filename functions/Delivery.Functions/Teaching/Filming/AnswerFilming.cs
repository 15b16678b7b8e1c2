using Delivery.Domain;
using Delivery.Domain.Teaching.Filming;
using Delivery.Functions.Security;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Workflow;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Teaching.Filming;

/// <summary>What a crew says behind its link: that it comes or cannot, where the film is, or why there is none.</summary>
public sealed class AnswerFilming(Filmings filmings, FilmLists lists, Commands commands, TimeProvider clock)
{
    /// <summary>The crew as the audit log knows it: by its booking, not by its name.</summary>
    public static Caller CrewOf(string filmingId) =>
        new(CallerKind.Anonymous, $"crew:{filmingId}", "拍摄组", new HashSet<string>());

    public Task<Outcome<FilmBooking>> ConfirmAsync(string filmingId, Call call, DurableTaskClient durable) =>
        RunAsync(filmingId, (film, now) => FilmAnswers.Confirm(film.Booking, film.Lesson, now), call, durable);

    public Task<Outcome<FilmBooking>> DeclineAsync(
        string filmingId,
        string reason,
        Call call,
        DurableTaskClient durable
    ) => RunAsync(filmingId, (film, now) => FilmAnswers.Decline(film.Booking, film.Lesson, reason, now), call, durable);

    /// <param name="address">Where the film can be seen.</param>
    public Task<Outcome<FilmBooking>> DeliverAsync(
        string filmingId,
        string address,
        Call call,
        DurableTaskClient durable
    ) =>
        RunAsync(filmingId, (film, now) => FilmAnswers.Deliver(film.Booking, film.Lesson, address, now), call, durable);

    public Task<Outcome<FilmBooking>> NotFilmedAsync(
        string filmingId,
        string reason,
        Call call,
        DurableTaskClient durable
    ) =>
        RunAsync(
            filmingId,
            (film, now) => FilmAnswers.NotFilmed(film.Booking, film.Lesson, reason, now),
            call,
            durable
        );

    private async Task<Outcome<FilmBooking>> RunAsync(
        string filmingId,
        Func<FilmedLesson, DateTimeOffset, Outcome<FilmBooking>> answer,
        Call call,
        DurableTaskClient durable
    )
    {
        if (!FilmingId.TryParse(filmingId, out var courseId))
            return Outcome.Refused<FilmBooking>(CallOffFilming.Unknown);
        var place = filmings.PlaceOf(courseId);
        var answered = await commands.RunAsync(call, place, durable, () => DecideAsync(filmingId, answer));
        if (!answered.IsRefused)
            await lists.RefreshAsync(filmingId);
        return answered;
    }

    private async Task<Decided<FilmBooking>> DecideAsync(
        string filmingId,
        Func<FilmedLesson, DateTimeOffset, Outcome<FilmBooking>> answer
    )
    {
        if (await filmings.FindAsync(filmingId) is not { } film)
            return Outcome.Refused<FilmBooking>(CallOffFilming.Unknown);
        var answered = answer(film, clock.GetUtcNow());
        if (answered.IsRefused)
            return answered;
        var to = answered.Value.State;
        return Decided.Change(
            answered.Value,
            new Act($"filming.{to}", filmingId, answered.Value.Reason),
            [Filmings.Replace(answered.Value, film)],
            OutboxMessage.Raise(Instances.Filming(filmingId), Events.Filming, true)
        );
    }
}

using Delivery.Domain;
using Delivery.Domain.Teaching.Filming;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Workflow;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Teaching.Filming;

/// <summary>Staff call a film crew off; the crew is told, and street and teacher where they knew of it.</summary>
public sealed class CallOffFilming(Filmings filmings, FilmLists lists, Commands commands, TimeProvider clock)
{
    public static Refusal Unknown { get; } = new("filming.unknown", "没有找到这次拍摄，请从列表里打开");

    public async Task<Outcome<FilmBooking>> RunAsync(
        string filmingId,
        string? reason,
        Call call,
        DurableTaskClient durable
    )
    {
        if (!FilmingId.TryParse(filmingId, out var courseId))
            return Outcome.Refused<FilmBooking>(Unknown);
        var place = filmings.PlaceOf(courseId);
        var off = await commands.RunAsync(call, place, durable, () => DecideAsync(filmingId, reason));
        if (!off.IsRefused)
            await lists.RefreshAsync(filmingId);
        return off;
    }

    private async Task<Decided<FilmBooking>> DecideAsync(string filmingId, string? reason)
    {
        if (await filmings.FindAsync(filmingId) is not { } film)
            return Outcome.Refused<FilmBooking>(Unknown);
        var off = FilmAnswers.CallOff(film.Booking, film.Lesson, reason, clock.GetUtcNow());
        return off.IsRefused
            ? off
            : Decided.Change(
                off.Value,
                new Act("filming.call-off", filmingId, reason),
                [Filmings.Replace(off.Value, film)],
                OutboxMessage.Raise(Instances.Filming(filmingId), Events.Filming, true)
            );
    }
}

using Azure.Data.Tables;
using Delivery.Domain;
using Delivery.Domain.Teaching.Evidence;
using Delivery.Domain.Teaching.Filming;
using Delivery.Functions.Storage.Teaching;

namespace Delivery.Functions.Teaching.Filming;

/// <summary>A film that came as a file: the booking is over with it, in the same batch as the file is accepted.</summary>
public sealed class TakeFilm(Filmings filmings, FilmLists lists, TimeProvider clock)
{
    /// <returns>The booking's row, or why no film is waited for.</returns>
    public async Task<Outcome<TableTransactionAction>> AcceptAsync(string filmingId, MediaKind kind)
    {
        if (kind.IsImage())
            return Outcome.Refused<TableTransactionAction>("filming.film", "影片请传 MP4 或 MOV 视频，不要传照片");
        var film = await filmings.GetAsync(filmingId);
        var delivered = FilmAnswers.DeliverFile(film.Booking, film.Lesson, clock.GetUtcNow());
        return delivered.IsRefused
            ? Outcome.Refused<TableTransactionAction>(delivered.Refusals)
            : Outcome.Of(Filmings.Replace(delivered.Value, film));
    }

    public Task ListAsync(string filmingId) => lists.RefreshAsync(filmingId);
}

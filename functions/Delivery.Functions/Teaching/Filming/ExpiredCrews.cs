using Delivery.Domain.Operation;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Workflow.Retention;

namespace Delivery.Functions.Teaching.Filming;

/// <summary>Who filmed lessons of a day long past; that they were filmed, and the film's address, stay.</summary>
public sealed class ExpiredCrews(Filmings filmings, FilmLists lists)
{
    public Expiring Expiring =>
        new(
            "film-crews",
            "拍摄组的姓名和联系方式",
            settings => KeptFor.OfMonths(settings.RosterMonths),
            (day, _) => DeleteAsync(day)
        )
        {
            ByDay = true,
        };

    private async Task<int> DeleteAsync(DateOnly day)
    {
        var deleted = 0;
        foreach (var listing in await lists.OfDayAsync(day))
        {
            var forgotten = await filmings.ChangeAsync(
                listing.FilmingId,
                booking => booking.Crew is null ? null : booking with { Crew = null }
            );
            await lists.RefreshAsync(listing.FilmingId);
            deleted += forgotten ? 1 : 0;
        }

        return deleted;
    }
}

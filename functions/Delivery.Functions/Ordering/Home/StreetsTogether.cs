using Delivery.Domain.Calendar;
using Delivery.Functions.Storage.Feedback;
using Delivery.Functions.Storage.Settlement;
using Delivery.Functions.Storage.Teaching;

namespace Delivery.Functions.Ordering.Home;

/// <summary>
/// What is read of some streets at once, for who goes through them one after the other: their lessons of a month and their
/// news lie side by side, so each is one range for all of them, and a month's windows are the same for everybody. A street
/// that is none of them, such as one that was merged into another, is read alone.
/// </summary>
/// <param name="streets">Codes that lie close together, as they stand in the register.</param>
public sealed class StreetsTogether(
    LessonLists lists,
    NewsItems news,
    Settlements settlements,
    IReadOnlyCollection<string> streets
)
{
    private readonly Dictionary<Month, Task<ILookup<string, LessonOfMonth>>> lessons = [];
    private readonly Dictionary<Month, Task<SettlementWindows>> windows = [];
    private Task<ILookup<string, NewsDue>>? due;

    public async Task<IReadOnlyList<LessonOfMonth>> LessonsAsync(Month month, string street)
    {
        if (!streets.Contains(street))
            return await lists.OfMonthAsync(month, street);
        if (!lessons.TryGetValue(month, out var read))
            lessons[month] = read = lists.OfStreetsAsync(month, streets);
        return [.. (await read)[street]];
    }

    public async Task<IReadOnlyList<NewsDue>> DueAsync(string street) =>
        streets.Contains(street)
            ? [.. (await (due ??= news.DueOfAsync(streets)))[street]]
            : await news.DueAsync(street);

    public Task<SettlementWindows> WindowsAsync(Month month)
    {
        if (!windows.TryGetValue(month, out var read))
            windows[month] = read = settlements.WindowsAsync(month);
        return read;
    }
}

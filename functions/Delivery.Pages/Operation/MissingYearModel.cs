using Delivery.Pages.Web;

namespace Delivery.Pages.Operation;

/// <summary>Which year's working days are to be loaded, and what waits for them.</summary>
/// <param name="Year">Null when none is missing, or it is too early to ask for it.</param>
/// <param name="Waiting">In sentences, as the mail has them too.</param>
public sealed record MissingYearModel(PageFrame Frame, int? Year, IReadOnlyList<string> Waiting)
    : IModelOf<MissingYearPage>
{
    /// <summary>Next year, while its notice is not out yet; null once it is loaded.</summary>
    public int? Expected { get; init; }

    public IReadOnlyList<WaitingItem> Orders { get; init; } = [];

    public IReadOnlyList<WaitingItem> Courses { get; init; } = [];
}

/// <summary>An order or course that waits.</summary>
/// <param name="Path">Its page.</param>
public sealed record WaitingItem(string Path, string Title, string Facts);

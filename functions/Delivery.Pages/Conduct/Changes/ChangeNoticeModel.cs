using Delivery.Domain.Ordering;
using Delivery.Pages.Web;

namespace Delivery.Pages.Conduct.Changes;

/// <summary>The notice for the venue's door, to be printed: public, and nothing personal in it.</summary>
public sealed record ChangeNoticeModel(
    PageFrame Frame,
    ChangeShown Change,
    PublishedContact Office,
    DateTimeOffset DecidedAt
) : IModelOf<ChangeNoticePage>;

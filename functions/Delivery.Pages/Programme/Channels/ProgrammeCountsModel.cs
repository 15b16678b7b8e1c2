using Delivery.Pages.Web;

namespace Delivery.Pages.Programme.Channels;

public sealed record PlaceTotal(string Name, int Lessons);

/// <summary>The week's article where all lessons would be too much: how many are where.</summary>
public sealed record ProgrammeCountsModel(ProgrammeArticleModel Article, IReadOnlyList<PlaceTotal> Places)
    : IModelOf<ProgrammeCounts>;

using Delivery.Pages.Web;

namespace Delivery.Pages.Operation;

/// <summary>What is kept how long, and what each night has deleted, the newest first.</summary>
public sealed record RetentionModel(
    PageFrame Frame,
    IReadOnlyList<KeptLine> Kept,
    IReadOnlyList<RetentionNight> Nights,
    string? NextPath = null
) : IModelOf<RetentionPage>;

/// <param name="For">How long, in words.</param>
public sealed record KeptLine(string Label, string For);

/// <param name="Deleted">What and how many; empty where nothing had expired.</param>
public sealed record RetentionNight(DateOnly Day, IReadOnlyList<string> Deleted);

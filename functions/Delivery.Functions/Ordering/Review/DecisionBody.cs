using Delivery.Domain;

namespace Delivery.Functions.Ordering.Review;

/// <param name="Questions">With a return: what is asked of single fields.</param>
public sealed record DecisionBody(
    Decision Decision,
    [Typed(TextKind.Paragraph)] string? Comment = null,
    IReadOnlyList<QuestionBody>? Questions = null
);

public sealed record QuestionBody([Typed(TextKind.Code)] string Field, [Typed(TextKind.Line)] string Text);

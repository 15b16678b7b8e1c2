namespace Delivery.Pages.Web;

public enum StepState
{
    Done,
    Now,
    Ahead,

    /// <summary>The way ended here: rejected, withdrawn, cancelled, missed.</summary>
    Stopped,
}

/// <summary>One step of what was and what comes.</summary>
/// <param name="When">When it was done or by when it will be; already worded.</param>
public sealed record Step(string Title, StepState State, string? When = null, string? Detail = null);

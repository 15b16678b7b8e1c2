using Microsoft.DurableTask;

namespace Delivery.Functions.Workflow;

/// <summary>What people are told of a step that failed: an exception's own words are for the log.</summary>
public static class FailureWords
{
    /// <summary>Of what speaks to nobody.</summary>
    public const string Broken = "系统出了错，请联系维护人员查看日志";

    /// <param name="spoken">The exceptions whose messages are Chinese sentences for staff.</param>
    public static string Of(TaskFailureDetails? failure, params IReadOnlyList<Type> spoken) =>
        failure is null ? Broken
        // By the name alone: IsCausedBy looks for the type in every assembly that is loaded, and fails where two of them have
        // an exception of one name, as with HttpRequestException.
        : spoken.Any(type => type.FullName == failure.ErrorType) ? failure.ErrorMessage
        : Of(failure.InnerFailure, spoken);
}

using DurableTask.Core;
using Microsoft.DurableTask;

namespace LocalFunctions.Durable.Replay;

/// <summary>Failures in the terms of the worker and in those of the framework beneath it.</summary>
internal static class PlatformFailures
{
    public static TaskFailureDetails OfTheWorker(this FailureDetails failure) =>
        new(
            failure.ErrorType,
            failure.ErrorMessage,
            failure.StackTrace,
            failure.InnerFailure?.OfTheWorker(),
            failure.Properties
        );

    /// <param name="final">No retry can help.</param>
    public static FailureDetails OfTheFramework(this TaskFailureDetails failure, bool final = false) =>
        new(
            failure.ErrorType,
            failure.ErrorMessage,
            failure.StackTrace,
            failure.InnerFailure?.OfTheFramework(),
            final,
            failure.Properties
        );
}

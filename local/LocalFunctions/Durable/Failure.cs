using Microsoft.DurableTask;

namespace LocalFunctions.Durable;

/// <summary>How an exception is written down, so that every layer above can still see what was at the bottom.</summary>
internal static class Failure
{
    public static TaskFailureDetails Of(Exception exception) =>
        new(
            exception.GetType().ToString(),
            exception.Message,
            exception.StackTrace,
            exception switch
            {
                TaskFailedException failed => failed.FailureDetails,
                { InnerException: { } inner } => Of(inner),
                _ => null,
            },
            Properties: null
        );

    public static TaskFailureDetails Because<TException>(string message)
        where TException : Exception => new(typeof(TException).ToString(), message, null, null, null);
}

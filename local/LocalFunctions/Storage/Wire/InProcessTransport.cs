using System.Diagnostics;
using System.Text;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using LocalFunctions.Measuring;

namespace LocalFunctions.Storage.Wire;

/// <summary>The end of the SDK's pipeline: instead of sending a request over the network, it is answered here.</summary>
internal sealed class InProcessTransport(
    Func<InProcessRequest, CancellationToken, ValueTask<Answer>> answer,
    Tally tally
) : HttpPipelineTransport
{
    public override Request CreateRequest() => new InProcessRequest();

    public override void Process(HttpMessage message)
    {
        var task = ProcessAsync(message);
        if (task.IsCompleted)
            task.GetAwaiter().GetResult();
        else
            task.AsTask().GetAwaiter().GetResult();
    }

    public override ValueTask ProcessAsync(HttpMessage message)
    {
        message.CancellationToken.ThrowIfCancellationRequested();
        var request = (InProcessRequest)message.Request;
        CheckHeaders(request);
        var since = Stopwatch.GetTimestamp();
        var task = answer(request, message.CancellationToken);
        if (!task.IsCompletedSuccessfully)
            return Finish(message, request, task, since);
        Give(message, request, task.Result, since);
        return ValueTask.CompletedTask;
    }

    /// <summary>What no network would carry must not work here either.</summary>
    private static void CheckHeaders(InProcessRequest request)
    {
        foreach (var header in request.AllHeaders)
            if (!Ascii.IsValid(header.Value))
                throw new RequestFailedException(
                    $"The header {header.Name} holds more than ASCII characters: '{header.Value}'."
                );
    }

    private async ValueTask Finish(HttpMessage message, InProcessRequest request, ValueTask<Answer> task, long since) =>
        Give(message, request, await task, since);

    private void Give(HttpMessage message, InProcessRequest request, Answer answer, long since)
    {
        tally.Stored(RequestName.Of(request), since, Size(request, answer));
        answer.ClientRequestId = request.ClientRequestId;
        message.Response = answer;
    }

    private static long Size(InProcessRequest request, Answer answer) =>
        (request.Content?.TryComputeLength(out var sent) == true ? sent : 0)
        + (answer.ContentStream is MemoryStream received ? received.Length : 0);
}

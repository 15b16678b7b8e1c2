using System.Text;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using LocalFunctions.Storage.Gate;

namespace LocalFunctions.Storage.Wire;

/// <summary>The end of the SDK's pipeline: instead of sending a request over the network, it is answered here.</summary>
internal sealed class InProcessTransport(
    Func<InProcessRequest, CancellationToken, ValueTask<Answer>> answer,
    CallGate gate
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
        var request = (InProcessRequest)message.Request;
        CheckHeaders(request);
        return gate.PassAsync(RequestCall.Of(request), () => AnswerAsync(message, request), message.CancellationToken);
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

    private async ValueTask<long> AnswerAsync(HttpMessage message, InProcessRequest request)
    {
        var answered = await answer(request, message.CancellationToken);
        answered.ClientRequestId = request.ClientRequestId;
        message.Response = answered;
        return Size(request, answered);
    }

    private static long Size(InProcessRequest request, Answer answer) =>
        (request.Content?.TryComputeLength(out var sent) == true ? sent : 0)
        + (answer.ContentStream is MemoryStream received ? received.Length : 0);
}

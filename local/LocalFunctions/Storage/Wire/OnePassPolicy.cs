using Azure.Core;
using Azure.Core.Pipeline;

namespace LocalFunctions.Storage.Wire;

/// <summary>In place of the SDK's retries: each request passes once.</summary>
internal sealed class OnePassPolicy : HttpPipelinePolicy
{
    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
        ProcessNext(message, pipeline);

    public override ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
        ProcessNextAsync(message, pipeline);
}

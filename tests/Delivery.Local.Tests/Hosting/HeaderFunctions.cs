using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Local.Tests.Hosting;

/// <summary>Shows what arrives of a request's headers.</summary>
public sealed class HeaderFunctions
{
    [Function(nameof(Headers))]
    public IResult Headers([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "headers")] HttpRequest request) =>
        Results.Json(request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString()));
}

using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Web.OpenApi;

/// <summary>The API explained: to programs as a document, to people as a page.</summary>
public sealed class ApiDocs(Site site)
{
    [Function(nameof(GetOpenApi))]
    [ApiCall("本接口的 OpenAPI 3.1 描述", Open = true, Form = "application/json")]
    public Task<IResult> GetOpenApi(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/openapi.json")] HttpRequest request
    ) =>
        site.GetAsync(
            request,
            _ => true,
            async _ => Results.Text(await ApiDescription.JsonAsync(), "application/json; charset=utf-8")
        );

    [Function(nameof(GetApiDocs))]
    [ApiCall("本接口的说明页，含全部错误代码", Open = true, Form = "text/html")]
    public Task<IResult> GetApiDocs(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/docs")] HttpRequest request
    ) => site.GetAsync(request, _ => true, caller => site.HtmlAsync(ApiDocsReader.Read(site.FrameFor(caller))));
}

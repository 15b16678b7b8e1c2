using Delivery.Functions.Web.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Web;

/// <summary>
/// What no other function of the API answers: a wrong address, or a method that an address does not take. Where several
/// routes fit, the Functions host asks them in the order of the functions' names: these names must stay the last.
/// </summary>
public sealed class UnknownCalls
{
    private static readonly (TemplateMatcher Template, string Method)[] Known =
    [
        .. ApiOperation.All.Select(one => (new TemplateMatcher(TemplateParser.Parse(one.Path), []), one.Method.Method)),
    ];

    [Function(nameof(UnknownGet))]
    public IResult UnknownGet(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/{*rest}")] HttpRequest request
    ) => Answer(request);

    [Function(nameof(UnknownSend))]
    public IResult UnknownSend(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", "put", "patch", "delete", Route = "api/{*rest}")]
            HttpRequest request
    ) => Answer(request);

    private static AnswerResult Answer(HttpRequest request)
    {
        var methods = Known
            .Where(one => one.Template.TryMatch(request.Path, []))
            .SelectMany(one => HttpMethods.IsGet(one.Method) ? [one.Method, HttpMethods.Head] : new[] { one.Method })
            .Distinct()
            .ToArray();
        if (methods.Length == 0)
            return Written(404, "route.unknown", "没有这个接口，请核对地址，全部接口见 /api/docs");
        request.HttpContext.Response.Headers.Allow = string.Join(", ", methods);
        return Written(405, "route.method", $"这个地址只接受 {string.Join("、", methods)}");
    }

    private static AnswerResult Written(int status, string code, string message) =>
        new(WrittenAnswer.Of(ApiAnswer.Problematic(status, code, message)));
}

using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace LocalFunctions.Views;

/// <summary>A page of the host: one component, rendered on the server.</summary>
public static class View
{
    // Mails bring their own style; nothing here needs script.
    private const string ContentPolicy =
        "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data: https:; frame-src 'self'; "
        + "form-action 'self'; base-uri 'self'; frame-ancestors 'none'";

    /// <summary>Browsers ask for HTML by name; programs that take anything get JSON.</summary>
    public static bool IsWantedBy(HttpRequest request) =>
        request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

    public static IResult Of<TPage>(ViewedHost host, params (string Name, object? Value)[] parameters)
        where TPage : IComponent => new Page(typeof(TPage), host, parameters);

    private sealed class Page(Type component, ViewedHost host, (string Name, object? Value)[] parameters) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var values = parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Value);
            values[nameof(LocalPage.Host)] = host;
            httpContext.Response.ContentType = "text/html; charset=utf-8";
            httpContext.Response.Headers.ContentSecurityPolicy = ContentPolicy;
            httpContext.Response.Headers.CacheControl = "no-store";
            await httpContext.Response.WriteAsync(await HtmlAsync(httpContext.RequestServices, values));
        }

        private async Task<string> HtmlAsync(IServiceProvider services, Dictionary<string, object?> values)
        {
            await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());
            return await renderer.Dispatcher.InvokeAsync(async () =>
            {
                var output = await renderer.RenderComponentAsync(component, ParameterView.FromDictionary(values));
                return "<!doctype html>" + output.ToHtmlString();
            });
        }
    }
}

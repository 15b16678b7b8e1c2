using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;

namespace LocalFunctions.Http;

/// <summary>What a function returned, as a response.</summary>
internal static class FunctionAnswer
{
    public static Task WriteAsync(HttpContext http, object? result) =>
        result switch
        {
            null => Task.CompletedTask,
            IResult answer => answer.ExecuteAsync(http),
            IActionResult action => action.ExecuteResultAsync(
                new ActionContext(http, http.GetRouteData(), new ActionDescriptor())
            ),
            string text => Results.Text(text).ExecuteAsync(http),
            _ => Results.Json(result).ExecuteAsync(http),
        };
}

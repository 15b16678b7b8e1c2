using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Web.OpenApi;

/// <summary>One call of the API, as its function declares it.</summary>
/// <param name="Path">With the parameters' constraints taken out, e.g. <c>/api/calendar/{year}</c>.</param>
/// <param name="Stage">The stage whose folder holds the function; its last namespace part.</param>
public sealed partial record ApiOperation(
    string Id,
    HttpMethod Method,
    string Path,
    string Stage,
    ApiCallAttribute Call,
    IReadOnlyList<ApiQueryAttribute> Query,
    IReadOnlyList<ParameterInfo> InPath
)
{
    /// <summary>Every function under <c>api/</c>, by address. HEAD goes along with GET and is no call of its own.</summary>
    public static IReadOnlyList<ApiOperation> All { get; } =
    [
        .. from type in typeof(ApiOperation).Assembly.GetTypes()
        from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        where method.IsDefined(typeof(FunctionAttribute)) && method.IsDefined(typeof(ApiCallAttribute))
        let trigger = TriggerOf(method)
        where trigger?.Route?.StartsWith("api/", StringComparison.Ordinal) == true
        from verb in trigger.Methods ?? []
        where !HttpMethods.IsHead(verb)
        orderby trigger.Route, verb
        select Of(method, verb, trigger.Route!),
    ];

    private static ApiOperation Of(MethodInfo method, string verb, string route)
    {
        var path = "/" + Constraint().Replace(route, "{${name}}");
        return new ApiOperation(
            method.Name,
            HttpMethod.Parse(verb),
            path,
            method.DeclaringType!.Namespace!.Split('.')[2],
            method.GetCustomAttribute<ApiCallAttribute>()!,
            [.. method.GetCustomAttributes<ApiQueryAttribute>()],
            [.. method.GetParameters().Where(parameter => path.Contains($"{{{parameter.Name}}}"))]
        );
    }

    private static HttpTriggerAttribute? TriggerOf(MethodInfo method) =>
        method
            .GetParameters()
            .Select(parameter => parameter.GetCustomAttribute<HttpTriggerAttribute>())
            .FirstOrDefault(trigger => trigger is not null);

    [GeneratedRegex(@"\{(?<name>\w+):[^}]*\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Constraint();
}

using Delivery.Functions.Web.OpenApi;

namespace Delivery.Functions.Tests.Web;

/// <summary>An address of a call that something is behind, where there is something.</summary>
internal static class Addresses
{
    /// <param name="part">A part of the address to put in as it is.</param>
    public static string Of(ApiOperation operation, string orderId, (string Name, string Value) part = default)
    {
        var path = operation.Path;
        foreach (var parameter in operation.InPath)
            path = path.Replace(
                $"{{{parameter.Name}}}",
                parameter.Name == part.Name ? part.Value : Usual(operation.Path, parameter.Name!, orderId),
                StringComparison.Ordinal
            );
        return path;
    }

    private static string Usual(string path, string name, string orderId) =>
        name switch
        {
            "year" => "2026",
            "week" => "2026-W38",
            "month" => "2026-09",
            "street" => Neighbourhood.Street,
            "register" => "streets",
            "code" => path.StartsWith("/api/streets", StringComparison.Ordinal) ? Neighbourhood.Street : "D01",
            _ => path.Split('/')[2] switch
            {
                "teachers" => Neighbourhood.Teacher,
                "seasons" => "2026-autumn",
                "inquiries" => $"{orderId}-1-{Neighbourhood.Teacher}",
                "lessons" => $"{orderId}-01",
                "settings" => "filing-working-days",
                "payslips" => $"2026-09-{Neighbourhood.Teacher}",
                _ => orderId,
            },
        };
}

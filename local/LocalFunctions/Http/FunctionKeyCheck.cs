using System.Security.Cryptography;
using System.Text;
using Microsoft.Azure.Functions.Worker;

namespace LocalFunctions.Http;

/// <summary>Functions that are not anonymous want the host's key, in the header or the query, as on Azure.</summary>
internal static class FunctionKeyCheck
{
    public static bool Holds(HttpRequest request, AuthorizationLevel level, string key) =>
        level == AuthorizationLevel.Anonymous || IsKey(Shown(request), key);

    private static string Shown(HttpRequest request) =>
        request.Headers.TryGetValue("x-functions-key", out var header)
            ? header.ToString()
            : request.Query["code"].ToString();

    private static bool IsKey(string shown, string key) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(shown), Encoding.UTF8.GetBytes(key));
}

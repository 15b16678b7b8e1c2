namespace Delivery.Functions.Web.OpenApi;

/// <summary>Who may call, in words.</summary>
internal static class WhoMayCall
{
    public static string Say(ApiCallAttribute call) =>
        call.Open
            ? "任何人"
            : (
                call.Scopes is []
                    ? "有任一权限的密钥或工作人员"
                    : $"有 {string.Join(" 或 ", call.Scopes)} 权限的密钥或工作人员"
            ) + (call.Also is { } also ? $"；{also}" : "");
}

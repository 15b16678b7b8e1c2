using Microsoft.AspNetCore.Http;

namespace Delivery.Functions.Web;

/// <summary>What is said where the server gave up reading a request: the sender's fault, so no 500.</summary>
public static class BrokenBody
{
    /// <param name="status">As the server names it: 400, 408 or 413; another is 400.</param>
    public static ApiAnswer Answer(int status) =>
        status switch
        {
            StatusCodes.Status413PayloadTooLarge => ApiAnswer.Problematic(
                status,
                "body.too-large",
                "内容太大，请分开提交"
            ),
            StatusCodes.Status408RequestTimeout => ApiAnswer.Problematic(
                status,
                "body.slow",
                "内容传得太慢，没有收完，请检查网络后重新提交"
            ),
            _ => ApiAnswer.Problematic(
                StatusCodes.Status400BadRequest,
                "body.broken",
                "内容没有传完整，请检查网络后重新提交"
            ),
        };
}

using System.Text.Json.Serialization;
using Delivery.Domain;
using Delivery.Pages.Web;

namespace Delivery.Functions.Web;

/// <summary>RFC 9457, with a stable code and every bad field at once.</summary>
public sealed record Problem(
    string Type,
    string Title,
    int Status,
    string Code,
    string Detail,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<ProblemField>? Errors = null
)
{
    public static Problem Of(int status, IReadOnlyList<Refusal> refusals)
    {
        var first = refusals[0];
        var detail = string.Join("；", refusals.Select(refusal => refusal.Message).Distinct());
        var errors = refusals
            .Where(refusal => refusal.Field is not null || refusals.Count > 1)
            .Select(refusal => new ProblemField(
                refusal.Field ?? string.Empty,
                refusal.Code,
                refusal.Message,
                refusal.Link
            ))
            .ToArray();
        return new Problem(
            $"{Paths.ApiDocs}#{first.Code}",
            TitleOf(status),
            status,
            first.Code,
            detail,
            errors.Length == 0 ? null : errors
        );
    }

    public static string TitleOf(int status) =>
        status switch
        {
            400 => "请求格式有误",
            401 => "需要登录",
            403 => "没有权限",
            404 => "没有找到",
            405 => "不支持这种方法",
            408 => "没有收完内容",
            409 => "与当前状态冲突",
            410 => "链接已失效",
            412 => "内容已被修改",
            413 => "内容太大",
            415 => "不支持这种格式",
            422 => "不符合规则",
            429 => "请求太频繁",
            _ => "系统暂时不能处理",
        };
}

/// <param name="Link">Path of the page on which it is put right.</param>
public sealed record ProblemField(
    string Field,
    string Code,
    string Message,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Link = null
);

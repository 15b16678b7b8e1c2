using Microsoft.OpenApi;

namespace Delivery.Functions.Web.OpenApi;

/// <summary>The API described as OpenAPI 3.1, out of the functions themselves.</summary>
public static class ApiDescription
{
    public const string KeyScheme = "ApiKey";

    /// <summary>The stages in the order of the service, with what each is about.</summary>
    public static IReadOnlyDictionary<string, string> Stages { get; } =
        new Dictionary<string, string>
        {
            ["People"] = "街镇、老师、责任书",
            ["Ordering"] = "项目、日历、订单、配额",
            ["Matching"] = "匹配老师",
            ["Teaching"] = "上课",
            ["Programme"] = "一周一览",
            ["Feedback"] = "月度反馈",
            ["Settlement"] = "结算",
            ["Conduct"] = "违规与整改",
            ["Operation"] = "设置",
            ["Web"] = "运行状况与说明",
        };

    private static readonly Lazy<Task<string>> Json = new(() =>
        Document().SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1)
    );

    public static Task<string> JsonAsync() => Json.Value;

    private static OpenApiDocument Document()
    {
        var document = new OpenApiDocument
        {
            Info = new OpenApiInfo
            {
                Title = "社区体育配送",
                Version = "1",
                Description =
                    "JSON（camelCase，UTF-8）。时间带时区，例如 2026-09-15T09:30:00+08:00；金额以元计，最多两位小数。"
                    + "未知字段会被拒绝。出错时答 application/problem+json，code 不变，可供程序判断，含义见 /api/docs。"
                    + "能用 GET 读取的地址都可以用 HEAD 询问，答复只是没有正文。",
            },
            Servers = [new OpenApiServer { Url = "/" }],
            Paths = [],
            Components = new OpenApiComponents(),
            Tags = new HashSet<OpenApiTag>(
                Stages
                    .Where(stage => ApiOperation.All.Any(operation => operation.Stage == stage.Key))
                    .Select(stage => new OpenApiTag { Name = stage.Key, Description = stage.Value })
            ),
        };
        document.AddComponent(
            KeyScheme,
            new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.ApiKey,
                In = ParameterLocation.Header,
                Name = "X-Api-Key",
                Description = "协会发给系统对接方的密钥，各有其权限",
            }
        );
        var operations = new Operations(
            document,
            new Schemas(document, Fields.RecordsOf(ApiOperation.All.Select(operation => operation.Call.Body)))
        );
        foreach (var path in ApiOperation.All.GroupBy(operation => operation.Path))
            document.Paths.Add(
                path.Key,
                new OpenApiPathItem
                {
                    Operations = path.ToDictionary(operation => operation.Method, operations.Describe),
                }
            );
        return document;
    }
}

using System.Net.Mime;
using Microsoft.OpenApi;

namespace Delivery.Functions.Web.OpenApi;

/// <summary>Turns what a function declares into an operation of the document.</summary>
internal sealed class Operations(OpenApiDocument document, Schemas schemas)
{
    public OpenApiOperation Describe(ApiOperation operation) =>
        new()
        {
            OperationId = operation.Id,
            Summary = operation.Call.Summary,
            Description = "可调用：" + WhoMayCall.Say(operation.Call),
            Tags = new HashSet<OpenApiTagReference> { new(operation.Stage, document) },
            Parameters = [.. InPath(operation), .. InQuery(operation), .. InHeader(operation)],
            RequestBody = Body(operation.Call.Body, operation.Call.File),
            Responses = Answers(operation),
            Security = operation.Call.Open ? [] : [KeyNeeded()],
        };

    private OpenApiSecurityRequirement KeyNeeded() =>
        new() { [new OpenApiSecuritySchemeReference(ApiDescription.KeyScheme, document)] = [] };

    private static IEnumerable<IOpenApiParameter> InPath(ApiOperation operation) =>
        operation.InPath.Select(parameter => new OpenApiParameter
        {
            Name = parameter.Name,
            In = ParameterLocation.Path,
            Required = true,
            Schema = Plain(parameter.ParameterType == typeof(int) ? JsonSchemaType.Integer : JsonSchemaType.String),
        });

    private static IEnumerable<IOpenApiParameter> InQuery(ApiOperation operation)
    {
        foreach (var query in operation.Query)
            yield return new OpenApiParameter
            {
                Name = query.Name,
                In = ParameterLocation.Query,
                Required = query.Required,
                Description = query.Description,
                Schema = Plain(JsonSchemaType.String),
            };
        if (operation.Call.Items is null)
            yield break;
        yield return new OpenApiParameter
        {
            Name = "limit",
            In = ParameterLocation.Query,
            Description = "一页最多几项",
            Schema = new OpenApiSchema
            {
                Type = JsonSchemaType.Integer,
                Minimum = "1",
                Maximum = $"{PageAsked.Most}",
                Default = PageAsked.Usual,
            },
        };
        yield return new OpenApiParameter
        {
            Name = "after",
            In = ParameterLocation.Query,
            Description = "由上一页的 next 给出",
            Schema = Plain(JsonSchemaType.String),
        };
    }

    private static IEnumerable<IOpenApiParameter> InHeader(ApiOperation operation)
    {
        if (operation.Method == HttpMethod.Post)
            yield return new OpenApiParameter
            {
                Name = Api.KeyHeader,
                In = ParameterLocation.Header,
                Description = "同一个键、同样的内容只办一次，再发一次得到第一次的答复，并带 Idempotency-Replayed: true",
                Schema = new OpenApiSchema
                {
                    Type = JsonSchemaType.String,
                    MinLength = 1,
                    MaxLength = Idempotency.LongestKey,
                },
            };
        if (operation.Method == HttpMethod.Put)
            yield return new OpenApiParameter
            {
                Name = "If-Match",
                In = ParameterLocation.Header,
                Description = "读取时得到的 ETag；内容已被别人修改时答412",
                Schema = Plain(JsonSchemaType.String),
            };
    }

    private OpenApiRequestBody? Body(Type? type, string? file)
    {
        var content = new Dictionary<string, IOpenApiMediaType>();
        if (type is not null)
            content[MediaTypeNames.Application.Json] = new OpenApiMediaType { Schema = schemas.Of(type) };
        if (file is not null)
            content[file] = new OpenApiMediaType { Schema = Plain(JsonSchemaType.String) };
        return content.Count == 0 ? null : new OpenApiRequestBody { Required = true, Content = content };
    }

    private OpenApiResponses Answers(ApiOperation operation)
    {
        var answers = new OpenApiResponses { [$"{operation.Call.Status}"] = Success(operation) };
        if (operation.Call.Makes)
            answers.TryAdd("201", Success(operation));
        foreach (var status in Troubles.Of(operation))
            answers[$"{status}"] = Trouble($"{status}", Problem.TitleOf(status));
        answers["default"] = Trouble("default", "系统暂时不能处理");
        return answers;
    }

    private OpenApiResponse Success(ApiOperation operation)
    {
        var (call, schema) = (operation.Call, SchemaOf(operation.Call));
        var answer = new OpenApiResponse { Description = call.Summary };
        if (call.Form is not null || schema is not null)
            answer.Content = new Dictionary<string, IOpenApiMediaType>
            {
                [call.Form ?? MediaTypeNames.Application.Json] = new OpenApiMediaType { Schema = schema },
            };
        if (schema is not null && operation.Method != HttpMethod.Post)
            answer.Headers = new Dictionary<string, IOpenApiHeader> { ["ETag"] = TextHeader("内容的版本") };
        return answer;
    }

    private IOpenApiSchema? SchemaOf(ApiCallAttribute call) =>
        call.Items is { } item ? schemas.ListOf(item)
        : call.Answer is { } answer ? schemas.Of(answer)
        : null;

    private OpenApiResponseReference Trouble(string status, string title)
    {
        var name = $"Problem-{status}";
        if (document.Components!.Responses?.ContainsKey(name) != true)
            document.AddComponent(
                name,
                new OpenApiResponse
                {
                    Description = title,
                    Content = new Dictionary<string, IOpenApiMediaType>
                    {
                        [MediaTypeNames.Application.ProblemJson] = new OpenApiMediaType
                        {
                            Schema = schemas.Of(typeof(Problem)),
                        },
                    },
                }
            );
        return new OpenApiResponseReference(name, document);
    }

    private static OpenApiHeader TextHeader(string description) =>
        new() { Description = description, Schema = Plain(JsonSchemaType.String) };

    private static OpenApiSchema Plain(JsonSchemaType type) => new() { Type = type };
}

using Delivery.Domain;
using Delivery.Functions.Security;
using Delivery.Functions.Web;
using Delivery.Functions.Web.Sheets;
using Microsoft.AspNetCore.Http;

namespace Delivery.Functions.Settlement.Statements;

/// <summary>A statement as an answer, and as the table that a file of it holds; or why there is none.</summary>
public sealed record StatementAnswer(ApiAnswer Json, Sheet? Sheet = null, string FileName = "")
{
    public StatementAnswer(object statement, Sheet sheet, string fileName)
        : this(ApiAnswer.Ok(statement), sheet, fileName) { }
}

/// <summary>Answers in the form that <c>Accept</c> prefers; a link of a page, which cannot say so, names it in the query.</summary>
public sealed class StatementAnswers(Api api, SheetFiles files)
{
    private const string Json = "application/json";
    private const string Csv = "text/csv";

    public async Task<IResult> GetAsync(
        HttpRequest request,
        Func<Caller, bool> may,
        Func<Caller, Task<StatementAnswer>> find
    )
    {
        StatementAnswer? found = null;
        var form = FormOf(request);
        var answered = await api.GetAsync(
            request,
            may,
            async caller =>
            {
                if (form is null)
                    return ApiAnswer.Malformed(new Refusal("query.format", "format 应为 json、csv 或 xlsx", "format"));
                found = await find(caller);
                return found.Json;
            }
        );
        return found?.Sheet is not { } sheet ? answered
            : form == Csv ? files.Csv(request.HttpContext, sheet, found.FileName)
            : form == XlsxSheet.MediaType ? SheetFiles.Xlsx(request.HttpContext, sheet, found.FileName)
            : answered;
    }

    private static string? FormOf(HttpRequest request) =>
        $"{request.Query["format"]}" switch
        {
            "" => Accepted(request),
            "json" => Json,
            "csv" => Csv,
            "xlsx" => XlsxSheet.MediaType,
            _ => null,
        };

    private static string Accepted(HttpRequest request) =>
        request
            .GetTypedHeaders()
            .Accept.OrderByDescending(one => one.Quality ?? 1)
            .Select(one => one.MediaType.Value!.ToLowerInvariant())
            .FirstOrDefault(one => one is Json or Csv or XlsxSheet.MediaType)
        ?? Json;
}

using System.Buffers.Text;
using Delivery.Domain;
using Delivery.Functions.Security;
using Delivery.Functions.Web;
using Delivery.Functions.Web.Intake;
using Delivery.Functions.Web.Sheets;
using Delivery.Functions.Workflow;
using Delivery.Pages.People;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.People.Intake;

/// <summary>
/// Staff bring a register from a file. The first form only looks; its page carries the file to the second, so that nothing
/// of it is kept until somebody decides.
/// </summary>
public sealed class ImportPages(
    Site site,
    IntakeRegisters registers,
    ImportReader reader,
    TakeImport take,
    AnnotatedCopy copies
)
{
    // A file in base 64, with the other fields.
    private const int Limit = 2 * 1024 * 1024;

    private static bool May(Caller caller) => caller.May(Role.Admin);

    [Function(nameof(ShowImport))]
    public Task<IResult> ShowImport(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/import")] HttpRequest request
    ) =>
        site.GetAsync(
            request,
            May,
            async caller =>
                await site.HtmlAsync(await reader.PageAsync(caller, "", FormErrors.None, done: request.Query["done"]))
        );

    [Function(nameof(GetImportTemplate))]
    public Task<IResult> GetImportTemplate(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/import/{register}/template.xlsx")]
            HttpRequest request,
        string register
    ) =>
        site.GetAsync(
            request,
            May,
            async caller =>
                registers.Find(register) is { } intake
                    ? SheetFiles.Xlsx(request.HttpContext, TemplateOf(intake), $"{register}-template")
                    : await site.NotFoundAsync(caller)
        );

    [Function(nameof(PostImportFile))]
    public Task<IResult> PostImportFile(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/import")] HttpRequest request
    ) => site.PostAsync(request, May, RefusedAsync, (form, caller) => CheckAsync(form, caller), Limit);

    [Function(nameof(PostImportTake))]
    public Task<IResult> PostImportTake(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/import/take")] HttpRequest request
    ) => site.PostAsync(request, May, RefusedAsync, (form, caller) => TakeAsync(request, form, caller), Limit);

    private async Task<IResult> CheckAsync(IFormCollection form, Caller caller)
    {
        if (registers.Find(form["register"].ToString()) is not { } intake)
            return await WrongAsync(caller, form, new Refusal("import.register", "请选择要导入的登记", "register"));
        if (form.Files.GetFile("file") is not { Length: > 0 } sent)
            return await WrongAsync(caller, form, new Refusal("import.empty", "请选择文件", "file"));
        if (sent.Length > RequestBody.JsonLimit)
            return await WrongAsync(
                caller,
                form,
                new Refusal("body.too-large", "文件超过1兆字节，请分成几个文件", "file")
            );
        using var bytes = new MemoryStream();
        await sent.CopyToAsync(bytes);
        var read = SentFile.Read(bytes.ToArray(), intake);
        return read.IsRefused
            ? await WrongAsync(caller, form, [.. read.Refusals.Select(refusal => refusal with { Field = "file" })])
            : await ShowAsync(caller, intake, bytes.ToArray(), await intake.CheckAsync(read.Value.Rows));
    }

    private async Task<IResult> TakeAsync(HttpRequest request, IFormCollection form, Caller caller)
    {
        var file = ContentOf(form["content"].ToString());
        if (registers.Find(form["register"].ToString()) is not { } intake || file is null)
            return await WrongAsync(caller, form, new Refusal("import.empty", "请重新选择文件", "file"));
        var read = SentFile.Read(file, intake);
        if (read.IsRefused)
            return await WrongAsync(
                caller,
                form,
                [.. read.Refusals.Select(refusal => refusal with { Field = "file" })]
            );
        var rows = await intake.CheckAsync(read.Value.Rows);
        if (form["mode"] == "copy")
            return copies.Of(request.HttpContext, intake, read.Value, rows);
        var mode = form["mode"] == "valid" ? IntakeMode.Valid : IntakeMode.All;
        var call = new Call(caller, Idempotency.KeyOf(caller, Paths.ImportTake, form["formKey"].ToString()));
        var outcome = await take.RunAsync(intake, mode, rows, call);
        return outcome.IsRefused || outcome.Value.ImportId is null
            ? await ShowAsync(caller, intake, file, rows, 422)
            : Site.SeeOther($"{Paths.Import}?done={intake.Name}/{outcome.Value.ImportId}");
    }

    private Task<IResult> RefusedAsync(IFormCollection form, Caller caller) =>
        WrongAsync(caller, form, new Refusal("body.too-large", "内容太大，请分成几个文件", "file"));

    private async Task<IResult> WrongAsync(Caller caller, IFormCollection form, params IReadOnlyList<Refusal> refusals)
    {
        var errors = new FormErrors([.. refusals.Select(one => new FieldError(one.Field ?? "file", one.Message))]);
        return await site.HtmlAsync(await reader.PageAsync(caller, form["register"].ToString(), errors), 422);
    }

    private async Task<IResult> ShowAsync(
        Caller caller,
        RegisterIntake intake,
        byte[] file,
        IReadOnlyList<CheckedRow> rows,
        int status = 200
    )
    {
        var report = IntakeReport.Of(intake, IntakeMode.Check, rows);
        var shown = new CheckedFile(
            intake.Title,
            report.Rows,
            report.Rows - report.Wrong,
            report.ErrorCount,
            [.. report.Errors.Select(error => new CellErrorLine(error.Row, error.Column, error.Message))],
            Base64Url.EncodeToString(file)
        );
        return await site.HtmlAsync(await reader.PageAsync(caller, intake.Name, FormErrors.None, shown), status);
    }

    private static byte[]? ContentOf(string content) =>
        content.Length > 0 && Base64Url.IsValid(content) ? Base64Url.DecodeFromChars(content) : null;

    private static Sheet TemplateOf(RegisterIntake register) =>
        new(
            register.Title,
            [.. register.Columns.Select(column => column.Name)],
            [
                [.. register.Columns.Select(column => new Cell.Text(column.Sample))],
            ]
        );
}

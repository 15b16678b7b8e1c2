using System.Buffers.Text;
using Delivery.Domain;
using Delivery.Functions.Security;
using Delivery.Functions.Web;
using Delivery.Functions.Web.Intake;
using Delivery.Functions.Workflow;
using Delivery.Pages.Ordering.Bulk;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Ordering.Bulk;

/// <summary>
/// A season's orders from a file, for a street and for staff. The first form only looks; its page carries the file to the
/// second, so that nothing of it is kept until somebody decides.
/// </summary>
public sealed class OrderImportPages(
    Site site,
    OrderIntake intake,
    OrderImportReader reader,
    TakeOrders take,
    AnnotatedCopy copies
)
{
    // A file in base 64, with the other fields.
    private const int Limit = 2 * 1024 * 1024;

    private static bool May(Caller caller) => caller.Kind == CallerKind.Street || caller.May(Role.Reviewer);

    [Function(nameof(OrderImportPage))]
    public Task<IResult> OrderImportPage(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "orders/import")] HttpRequest request
    ) =>
        site.GetAsync(
            request,
            May,
            async caller => await site.HtmlAsync(await reader.PageAsync(caller, FormErrors.None, request.Query["done"]))
        );

    [Function(nameof(GetOrderTemplate))]
    public Task<IResult> GetOrderTemplate(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "orders/import/template.xlsx")]
            HttpRequest request
    ) => site.GetAsync(request, May, async caller => await reader.TemplateAsync(request.HttpContext, caller));

    [Function(nameof(PostOrderFile))]
    public Task<IResult> PostOrderFile(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "orders/import")] HttpRequest request
    ) => site.PostAsync(request, May, RefusedAsync, (form, caller) => CheckAsync(form, caller), Limit);

    [Function(nameof(PostOrderFileTake))]
    public Task<IResult> PostOrderFileTake(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "orders/import/take")] HttpRequest request,
        [DurableClient] DurableTaskClient durable
    ) => site.PostAsync(request, May, RefusedAsync, (form, caller) => TakeAsync(request, form, caller, durable), Limit);

    private async Task<IResult> CheckAsync(IFormCollection form, Caller caller)
    {
        if (form.Files.GetFile("file") is not { Length: > 0 } sent)
            return await WrongAsync(caller, new Refusal("import.empty", "请选择文件", "file"));
        if (sent.Length > RequestBody.JsonLimit)
            return await WrongAsync(caller, new Refusal("body.too-large", "文件超过1兆字节，请分成几个文件", "file"));
        using var bytes = new MemoryStream();
        await sent.CopyToAsync(bytes);
        var read = SentFile.Read(bytes.ToArray(), intake);
        return read.IsRefused
            ? await WrongAsync(caller, [.. read.Refusals])
            : await ShowAsync(caller, bytes.ToArray(), await intake.CheckAsync(read.Value.Rows, caller));
    }

    private async Task<IResult> TakeAsync(
        HttpRequest request,
        IFormCollection form,
        Caller caller,
        DurableTaskClient durable
    )
    {
        if (ContentOf(form["content"].ToString()) is not { } file)
            return await WrongAsync(caller, new Refusal("import.empty", "请重新选择文件", "file"));
        var read = SentFile.Read(file, intake);
        if (read.IsRefused)
            return await WrongAsync(caller, [.. read.Refusals]);
        var judged = await intake.CheckAsync(read.Value.Rows, caller);
        if (form["mode"] == "copy")
            return copies.Of(request.HttpContext, intake, read.Value, [.. judged.Select(one => one.Row)]);
        var mode = form["mode"] == "valid" ? IntakeMode.Valid : IntakeMode.All;
        var call = new Call(caller, Idempotency.KeyOf(caller, Paths.OrderImportTake, form["formKey"].ToString()));
        var outcome = await take.RunAsync(intake, mode, judged, call, durable);
        return outcome.IsRefused || outcome.Value.ImportId is null
            ? await ShowAsync(caller, file, judged, 422, NotOfRows(outcome, judged))
            : Site.SeeOther($"{Paths.OrderImport}?done={outcome.Value.ImportId}");
    }

    // What is wrong with a row stands beside it already.
    private static IEnumerable<Refusal> NotOfRows(Outcome<IntakeReport> outcome, IReadOnlyList<JudgedOrder> judged)
    {
        var ofRows = judged.SelectMany(one => one.Row.Errors).Select(error => error.Code).ToHashSet();
        return outcome.Refusals.Where(refusal => !ofRows.Contains(refusal.Code));
    }

    private Task<IResult> RefusedAsync(IFormCollection form, Caller caller) =>
        WrongAsync(caller, new Refusal("body.too-large", "内容太大，请分成几个文件", "file"));

    private async Task<IResult> WrongAsync(Caller caller, params IReadOnlyList<Refusal> refusals) =>
        await site.HtmlAsync(
            await reader.PageAsync(
                caller,
                FormErrors.Of(refusals.Select(refusal => refusal with { Field = "file" })),
                done: null
            ),
            422
        );

    private async Task<IResult> ShowAsync(
        Caller caller,
        byte[] file,
        IReadOnlyList<JudgedOrder> judged,
        int status = 200,
        IEnumerable<Refusal>? refusals = null
    )
    {
        var report = IntakeReport.Of(intake, IntakeMode.Check, [.. judged.Select(one => one.Row)]);
        var shown = new CheckedOrders(
            report.Rows,
            report.Rows - report.Wrong,
            report.ErrorCount,
            [.. report.Errors.Select(ShownOf)],
            [.. report.Warnings.Select(ShownOf)],
            Base64Url.EncodeToString(file)
        );
        var errors = FormErrors.Of((refusals ?? []).Select(refusal => refusal with { Field = null }));
        var model = await reader.PageAsync(caller, errors, done: null);
        return await site.HtmlAsync(model with { Checked = shown }, status);
    }

    private static OrderCellError ShownOf(IntakeError error) => new(error.Row, error.Column, error.Message, error.Link);

    private static byte[]? ContentOf(string content) =>
        content.Length > 0 && Base64Url.IsValid(content) ? Base64Url.DecodeFromChars(content) : null;
}

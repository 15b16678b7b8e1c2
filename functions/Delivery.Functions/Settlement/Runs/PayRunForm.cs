using Delivery.Domain;
using Delivery.Functions.Settlement.Banking;
using Delivery.Functions.Web.Typed;
using Delivery.Pages.Settlement;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;

namespace Delivery.Functions.Settlement.Runs;

/// <summary>What was posted from the page of a run, as typed.</summary>
/// <param name="Act">Which of the page's forms it is, by the name in its address.</param>
public sealed record PayRunForm(
    string Act,
    string LessonId,
    string Decision,
    string Reason,
    string PayslipId,
    string Line,
    DisputeAnswerValues Dispute,
    string Teacher = "",
    string Corrects = "",
    string Carry = "",
    string ReturnedOn = "",
    string CorrectsLesson = "",
    string Later = ""
)
{
    public static PayRunForm Empty { get; } = new("", "", "", "", "", "", new DisputeAnswerValues());

    public static PayRunForm Of(string act, IFormCollection form) =>
        new(
            act,
            Text(form, "lessonId"),
            Text(form, "decision"),
            Text(form, "reason"),
            Text(form, "payslipId"),
            Text(form, "line"),
            new DisputeAnswerValues(Text(form, "decision"), Text(form, "amount"), Text(form, "answer")),
            Text(form, "teacher"),
            Text(form, "corrects"),
            Text(form, "carry"),
            Text(form, "returnedOn"),
            Text(form, "correctsLesson"),
            Text(form, "later")
        );

    /// <summary>Several such forms stand on the page: an error belongs to the one that was posted.</summary>
    public FormErrors Errors(IReadOnlyList<Refusal> refusals)
    {
        // The form has the payslip for a field, and not for its own name.
        var key =
            Act == "returns" ? ""
            : LessonId.Length > 0 ? LessonId
            : Line.Length > 0 ? Line
            : PayslipId;
        return new([
            .. refusals.Select(refusal => new FieldError(
                refusal.Field is not { } field ? ""
                    : key.Length > 0 ? $"{field}[{key}]"
                    : Act is "adjustments" or "returns" or "send-back" or "release" ? field
                    : "",
                refusal.Message
            )),
        ]);
    }

    /// <summary>The new amount of the disputed line (or of the whole), as typed; null when it is no amount.</summary>
    public decimal? NewAmount => TypedNumbers.Amount(Dispute.Amount);

    /// <summary>Results entered by hand: only the rows in which something was chosen.</summary>
    public static IReadOnlyList<TransferResult> Results(IFormCollection form) =>
        [
            .. form.Where(field => field.Key.StartsWith("result[", StringComparison.Ordinal))
                .Select(field => (Id: field.Key["result[".Length..^1], Choice: field.Value.ToString()))
                .Where(row => row.Choice is "paid" or "failed")
                .Select(row => new TransferResult(row.Id, row.Choice == "paid", Text(form, $"failure[{row.Id}]"))
                {
                    File = TypedNumbers.Whole(Text(form, $"fileNumber[{row.Id}]")),
                }),
        ];

    private static string Text(IFormCollection form, string name) => form[name].ToString();
}

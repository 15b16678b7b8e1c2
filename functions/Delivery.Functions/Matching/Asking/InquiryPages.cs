using Delivery.Domain;
using Delivery.Domain.Matching;
using Delivery.Functions.Security;
using Delivery.Functions.Storage.Matching;
using Delivery.Functions.Web;
using Delivery.Pages.Matching;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Matching.Asking;

/// <summary>A teacher's answer to one inquiry, behind the link in the mail.</summary>
public sealed class InquiryPages(
    Site site,
    SignedLinks links,
    Inquiries inquiries,
    InquiryReader reader,
    AnswerInquiry answer
)
{
    [Function(nameof(ShowInquiry))]
    public Task<IResult> ShowInquiry(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "inquiries/{token}")] HttpRequest request,
        string token
    ) => site.GetAsync(request, _ => true, caller => ShowAsync(caller, token, new InquiryValues(), FormErrors.None));

    [Function(nameof(PostInquiry))]
    public Task<IResult> PostInquiry(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "inquiries/{token}")] HttpRequest request,
        [DurableClient] DurableTaskClient durable,
        string token
    ) =>
        site.PostAsync(
            request,
            _ => true,
            (form, caller) => ShowAsync(caller, token, ValuesOf(form), ErrorsOf(form.TooLong)),
            async (form, caller) =>
            {
                var link = links.Read(LinkPurpose.Inquiry, token);
                if (link.State != LinkState.Good || await inquiries.FindAsync(link.Subject) is not { } inquiry)
                    return await site.LinkGoneAsync(link.State, caller);
                var typed = ValuesOf(form);
                if (ReplyOf(typed) is not { } reply)
                    return await ShowAsync(caller, token, typed, TimesMissing);
                var by = InquiryReader.TeacherBehind(inquiry.Value);
                var outcome = await answer.RunAsync(link.Subject, reply, by, durable);
                return outcome.IsRefused
                    ? await ShowAsync(caller, token, typed, ErrorsOf(outcome.Refusals))
                    : Site.SeeOther($"/inquiries/{token}");
            }
        );

    private async Task<IResult> ShowAsync(Caller caller, string token, InquiryValues typed, FormErrors errors)
    {
        var link = links.Read(LinkPurpose.Inquiry, token);
        if (link.State != LinkState.Good || await inquiries.FindAsync(link.Subject) is not { } inquiry)
            return await site.LinkGoneAsync(link.State, caller);
        var model = await reader.ModelAsync(site.FrameFor(caller), $"/inquiries/{token}", inquiry.Value, typed, errors);
        return await site.HtmlAsync(model, errors.Any ? 422 : 200);
    }

    private static FormErrors TimesMissing { get; } =
        new([new FieldError("", "请选择接受、谢绝，或为每一节填好日期和开始时间")]);

    private static InquiryValues ValuesOf(IFormCollection form) =>
        new(
            form["answer"].ToString(),
            form["reason"].ToString(),
            form["remark"].ToString(),
            [.. TypedSlots.Of(form).OrderBy(slot => slot.Key).Select(slot => slot.Value)]
        );

    private static TeacherReply? ReplyOf(InquiryValues typed)
    {
        if (typed.Answer == "accept")
            return new TeacherReply(InquiryAnswer.Accepted);
        if (typed.Answer == "decline")
            return new TeacherReply(InquiryAnswer.Declined, typed.Reason);
        var starts = typed.Proposed!.Select(TypedSlots.StartOf).ToList();
        if (typed.Answer != "propose" || starts.Contains(null))
            return null;
        var remark = typed.Remark.Length > 0 ? typed.Remark : null;
        return new TeacherReply(InquiryAnswer.Proposed, remark, [.. starts.Select(start => start!.Value)]);
    }

    private static FormErrors ErrorsOf(IEnumerable<Refusal> refusals) =>
        new([.. refusals.Select(refusal => new FieldError(FieldOf(refusal.Field), refusal.Message))]);

    // lessons[1].start stands beside lessonDate[1].
    private static string FieldOf(string? field) =>
        field is null or "lessons" ? ""
        : field.StartsWith("lessons[", StringComparison.Ordinal) ? $"lessonDate{field[7..field.IndexOf('.')]}"
        : field;
}

using Delivery.Domain;
using Delivery.Domain.Matching;
using Delivery.Functions.Security;
using Delivery.Functions.Storage.Matching;
using Delivery.Functions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Matching.Asking;

public enum InquiryReply
{
    Accept,
    Decline,
    Propose,
}

/// <param name="Lessons">Other times, one for each lesson of the course; the minutes stay as ordered.</param>
public sealed record InquiryAnswerBody(
    InquiryReply Answer,
    [Typed(TextKind.Paragraph)] string? Reason = null,
    IReadOnlyList<ProposedLessonBody>? Lessons = null
)
{
    public TeacherReply Reply() =>
        new(
            Answer switch
            {
                InquiryReply.Accept => InquiryAnswer.Accepted,
                InquiryReply.Decline => InquiryAnswer.Declined,
                _ => InquiryAnswer.Proposed,
            },
            Reason,
            Lessons?.Select(lesson => lesson.Start).ToList(),
            Lessons?.Select(lesson => lesson.Minutes).ToList()
        );
}

public sealed record ProposedLessonBody(DateTimeOffset Start, int? Minutes = null);

/// <summary>Inquiries over HTTP: who was asked, and the answers.</summary>
public sealed class InquiriesApi(Api api, InquiryLists lists, AnswerInquiry answer)
{
    /// <summary>Of one course, of one teacher (a teacher's own, for a teacher), or of a year; newest last.</summary>
    [Function(nameof(ListInquiries))]
    [ApiCall("问询单列表", Items = typeof(InquiryShown), Also = "老师（本人的问询单）")]
    [ApiQuery("course", "课程编号")]
    [ApiQuery("teacher", "老师编号")]
    [ApiQuery("state", "Open、Accepted、Declined、Proposed 或 Silent")]
    [ApiQuery("year", "不按课程或老师查时，问询的年份；不填为今年")]
    public Task<IResult> ListInquiries(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/inquiries")] HttpRequest request
    ) =>
        api.GetAsync(
            request,
            caller => caller.IsStaff || caller.Kind == CallerKind.Teacher,
            async caller =>
            {
                var teacher = caller.Kind == CallerKind.Teacher ? caller.Id : Asked(request, "teacher");
                InquiryAnswer? state = null;
                if (Asked(request, "state") is { } name)
                {
                    state = EnumNames.Read<InquiryAnswer>(name);
                    if (state is null)
                        return ApiAnswer.Malformed(new Refusal("query.state", $"没有“{name}”这个状态", "state"));
                }

                return await lists.AnswerAsync(request, caller, Asked(request, "course"), teacher, state);
            }
        );

    [Function(nameof(PostInquiryAnswer))]
    [ApiCall(
        "答复问询单：接受、谢绝或提出别的时间",
        Body = typeof(InquiryAnswerBody),
        Answer = typeof(InquiryShown),
        Scopes = [Role.Matcher],
        Also = "被问的老师本人"
    )]
    public Task<IResult> PostInquiryAnswer(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/inquiries/{id}/answer")] HttpRequest request,
        [DurableClient] DurableTaskClient durable,
        string id
    ) =>
        api.SendAsync<InquiryAnswerBody>(
            request,
            caller =>
                caller.May(Role.Matcher) || InquiryId.TryParse(id, out var parts) && caller.IsTeacher(parts.TeacherId),
            async (body, call) =>
            {
                var outcome = await answer.RunAsync(id, body.Reply(), call, durable);
                return outcome.Match(
                    inquiry => ApiAnswer.Ok(InquiryShown.To(call.By, inquiry)),
                    refusals => ApiAnswer.Refused(refusals, "inquiry.unknown", "问询单", id)
                );
            }
        );

    private static string? Asked(HttpRequest request, string name) =>
        request.Query[name] is [{ Length: > 0 } value] ? value : null;
}

/// <summary>An inquiry as the API shows it.</summary>
/// <param name="State">The answer; Open as long as it is waited for.</param>
/// <param name="Outcome">Null while it may still win.</param>
public sealed record InquiryShown(
    string InquiryId,
    string Course,
    int Round,
    int Rank,
    string Teacher,
    string TeacherName,
    DateTimeOffset AskedAt,
    DateTimeOffset AnswerBy,
    InquiryAnswer State,
    DateTimeOffset? AnsweredAt,
    string? Reason,
    IReadOnlyList<ProposedLessonBody>? Lessons,
    StreetAnswer Street,
    InquiryEnd? Outcome
)
{
    public static InquiryShown To(Caller reader, Inquiry inquiry) =>
        new(
            inquiry.InquiryId,
            inquiry.CourseId,
            inquiry.Round,
            inquiry.Rank,
            inquiry.TeacherId,
            inquiry.TeacherName,
            inquiry.AskedAt,
            inquiry.AnswerBy,
            inquiry.Answer,
            inquiry.AnsweredAt,
            inquiry.Reason,
            inquiry.Proposed?.Select(lesson => new ProposedLessonBody(lesson.Start, lesson.Minutes)).ToList(),
            inquiry.Street,
            // Nobody tells a teacher of an exclusion.
            inquiry.End is InquiryEnd.Excluded
            && reader.Kind == CallerKind.Teacher
                ? InquiryEnd.OtherChosen
                : inquiry.End
        );
}

using Delivery.Domain.Calendar;
using Delivery.Domain.Matching;
using Delivery.Domain.Ordering;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Matching;
using Delivery.Functions.Web;
using Microsoft.AspNetCore.Http;

namespace Delivery.Functions.Matching.Asking;

/// <summary>Inquiries by course, by teacher, or by the year of asking; never by a look at all of them.</summary>
public sealed class InquiryLists(Inquiries inquiries, TimeProvider clock)
{
    /// <param name="state">Open means that an answer is still waited for.</param>
    public async Task<ApiAnswer> AnswerAsync(
        HttpRequest request,
        Caller reader,
        string? courseId,
        string? teacherId,
        InquiryAnswer? state
    )
    {
        if (courseId is not null)
        {
            // Only a course's own partition: others of this table hold other rows.
            var found = OrderId.TryParse(courseId, out _) ? await inquiries.OfCourseAsync(courseId) : [];
            var ofCourse = found.Select(stored => stored.Value);
            var shown = ofCourse.Where(one => teacherId is null || one.TeacherId == teacherId);
            return ApiAnswer.Ok(
                new ApiList([.. shown.Where(one => Is(one, state)).Select(one => InquiryShown.To(reader, one))], null)
            );
        }

        var asked = PageAsked.Of(request);
        var partition = teacherId is not null
            ? Inquiries.TeacherPartition(teacherId)
            : Inquiries.YearPartition(
                int.TryParse(request.Query["year"], out var year) ? year : ShanghaiTime.DateOf(clock.GetUtcNow()).Year
            );
        var page = await inquiries.PageAsync(partition, asked.From(string.Empty), asked.Limit);
        var read = await Task.WhenAll(page.Rows.Select(row => inquiries.FindAsync(row.Value.InquiryId)));
        var kept = page
            .Rows.Zip(read, (row, inquiry) => new Stored<Inquiry>(inquiry!.Value, row.ETag, partition, row.RowKey))
            .Where(row => Is(row.Value, state))
            .ToList();
        return asked.Answer(request, new Listed<Inquiry>(kept, page.After), row => InquiryShown.To(reader, row.Value));
    }

    private static bool Is(Inquiry inquiry, InquiryAnswer? state) =>
        state is null || inquiry.Answer == state && (state != InquiryAnswer.Open || inquiry.End is null);
}

using Delivery.Domain;
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
            return PageAsked
                .Of(request)
                .AnswerOf(
                    request,
                    [.. shown.Where(one => Is(one, state))],
                    one => one.InquiryId,
                    one => InquiryShown.To(reader, one)
                );
        }

        if (!TryYear(request.Query["year"].ToString(), out var year))
            return ApiAnswer.Malformed(NoYear);

        var asked = PageAsked.Of(request);
        var partition = teacherId is not null ? Inquiries.TeacherPartition(teacherId) : Inquiries.YearPartition(year);
        var page = await inquiries.PageAsync(partition, asked.From(string.Empty), asked.Limit);
        var read = await Task.WhenAll(page.Rows.Select(row => inquiries.FindAsync(row.Value.InquiryId)));
        var kept = page
            .Rows.Zip(read, (row, inquiry) => new Stored<Inquiry>(inquiry!.Value, row.ETag, partition, row.RowKey))
            .Where(row => Is(row.Value, state))
            .ToList();
        return asked.Answer(request, new Listed<Inquiry>(kept, page.After), row => InquiryShown.To(reader, row.Value));
    }

    private static Refusal NoYear => new("query.year", "year 应为四位数字的年份，例如 2026", "year");

    private bool TryYear(string asked, out int year)
    {
        year = ShanghaiTime.DateOf(clock.GetUtcNow()).Year;
        return asked.Length == 0 || YearNumber.TryParse(asked, out year);
    }

    private static bool Is(Inquiry inquiry, InquiryAnswer? state) =>
        state is null || inquiry.Answer == state && (state != InquiryAnswer.Open || inquiry.End is null);
}

using Delivery.Functions.Storage.Matching;
using Delivery.Functions.Storage.Teaching;

namespace Delivery.Functions.Matching.Asking;

/// <summary>What became of a teacher's other times, for who waits for it and is not the course's teacher.</summary>
public sealed class InquiryNews(Courses courses, InquiryLetters letters)
{
    /// <summary>The street said no, or nothing: its teacher hears so, once. Nothing where it stands otherwise.</summary>
    public async Task TimesNotTakenAsync(Inquiry inquiry)
    {
        if (inquiry.HasTimesRefused)
            await letters.TimesNotTakenAsync(inquiry, (await courses.GetWithLessonsAsync(inquiry.CourseId)).Remaining);
    }
}

using Delivery.Domain.Calendar;
using Delivery.Functions.Email;
using Delivery.Functions.Settlement.Lessons;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Settlement;
using Delivery.Pages.Settlement;

namespace Delivery.Functions.Settlement.Payslips;

/// <summary>
/// Who taught and gets no payslip is told why as the others get theirs, once a month at most: the reasons stand on payslips
/// otherwise, and silence would look like a loss.
/// </summary>
public sealed class TellUnpaid(Settlements settlements, LessonsToPay lessons, Registers registers, LetterBox letters)
{
    /// <summary>Done twice, it is done once.</summary>
    public async Task RunAsync(Month month)
    {
        var paid = await settlements
            .EachPayslipAsync(month)
            .Select(kept => kept.Value.Payslip.TeacherId)
            .ToHashSetAsync();
        var unpaid = lessons.EachOfMonthAsync(month).Where(judged => !paid.Contains(judged.Lesson.TeacherId));
        var messages = new List<Message>();
        foreach (var teacher in await unpaid.ToLookupAsync(judged => judged.Lesson.TeacherId))
            // Whoever was erased has no address.
            if (await registers.Teachers.FindAsync(teacher.Key) is { Value.Teacher: { Email.Length: > 0 } known })
                messages.Add(
                    new Posting(
                        $"settlement/{month}/no-payslip/{teacher.Key}",
                        new Recipient(known.Email, known.Name),
                        new NoPayslipMail(letters.Contact, known.Name, month, await RowsOfAsync(teacher)),
                        Urgency.Today
                    )
                );
        if (messages.Count > 0)
            await letters.PostAsync(messages);
    }

    private Task<IReadOnlyList<UnpaidRow>> RowsOfAsync(IEnumerable<JudgedLesson> lessons) =>
        registers.UnpaidOfAsync([.. lessons.OrderBy(judged => judged.Lesson.Start).Select(PayslipMaking.UnpaidOf)]);
}

using System.Globalization;
using Azure.Data.Tables;
using Delivery.Domain.Calendar;
using Delivery.Domain.Matching;
using Delivery.Domain.Ordering;
using Delivery.Functions.Workflow;

namespace Delivery.Functions.Storage.Matching;

/// <summary>What the street said to a teacher's other times.</summary>
public enum StreetAnswer
{
    NotAsked,
    Open,
    Accepted,
    Declined,
    Silent,
}

/// <summary>One teacher asked about one course, and what came of it.</summary>
/// <param name="Round">How often a teacher was looked for, from 1.</param>
/// <param name="Batch">Those of one batch are asked at once.</param>
/// <param name="Rank">Place in the ranking, from 1.</param>
/// <param name="Times">Those that were asked about; null in rows that were written before they stood in them.</param>
/// <param name="Proposed">Other times that the teacher could teach at, one for each lesson.</param>
/// <param name="Ordered">The times that those would replace.</param>
/// <param name="AcceptsHolidays">The street ticked that it means those of the other times that lie on a public holiday.</param>
public sealed record Inquiry(
    string InquiryId,
    string CourseId,
    int Round,
    int Batch,
    int Rank,
    string TeacherId,
    string TeacherName,
    DateTimeOffset AskedAt,
    DateTimeOffset RemindAt,
    DateTimeOffset AnswerBy,
    InquiryAnswer Answer = InquiryAnswer.Open,
    DateTimeOffset? AnsweredAt = null,
    string? Reason = null,
    IReadOnlyList<LessonTime>? Proposed = null,
    IReadOnlyList<LessonTime>? Ordered = null,
    StreetAnswer Street = StreetAnswer.NotAsked,
    DateTimeOffset? StreetAnswerBy = null,
    InquiryEnd? End = null,
    IReadOnlyList<LessonTime>? Times = null,
    bool AcceptsHolidays = false
)
{
    /// <summary>Said yes, or yes at other times.</summary>
    public bool HasAgreed => Answer is InquiryAnswer.Accepted or InquiryAnswer.Proposed;

    /// <summary>The street would not have the other times, or let them lapse; the teacher is told at once.</summary>
    public bool HasTimesRefused =>
        this is { Answer: InquiryAnswer.Proposed, Street: StreetAnswer.Declined or StreetAnswer.Silent };
}

/// <summary>Where an inquiry is found from its teacher's side, and how it was answered.</summary>
/// <param name="Answer">Null in rows that were written before answers stood in them.</param>
public sealed record InquiryPointer(
    string InquiryId,
    bool Answered,
    InquiryAnswer? Answer = null,
    DateTimeOffset? AskedAt = null,
    DateTimeOffset? AnsweredAt = null,
    string? Reason = null
)
{
    /// <summary>It counts for the record: an answer came, or the time for it is over. One that was called off does not.</summary>
    public bool Counts => Answered || Answer is null or InquiryAnswer.Silent;
}

/// <summary>Who was asked: by course, with pointers by teacher and by the year of asking, so that no list scans.</summary>
public sealed class Inquiries(DeliveryTables tables)
{
    public TableClient Table => tables.Inquiries;

    /// <summary>Where an inquiry's answers are saved; an id that names no inquiry is a place where nothing lies.</summary>
    public Place PlaceOf(string inquiryId) =>
        new(Table, Domain.Matching.InquiryId.TryParse(inquiryId, out var parts) ? parts.CourseId : inquiryId);

    public static string TeacherPartition(string teacherId) => $"teacher|{teacherId}";

    public static string YearPartition(int year) => $"asked|{year:0000}";

    public async Task<Stored<Inquiry>?> FindAsync(string inquiryId) =>
        Domain.Matching.InquiryId.TryParse(inquiryId, out var parts)
            ? await Table.FindAsync<Inquiry>(parts.CourseId, RowKey(parts.Round, parts.TeacherId))
            : null;

    /// <summary>Those of a course, by round and rank.</summary>
    public async Task<IReadOnlyList<Stored<Inquiry>>> OfCourseAsync(string courseId, int? round = null)
    {
        var inquiries = new List<Stored<Inquiry>>();
        // Rounds begin with a digit.
        var (from, to) = round is { } one ? ($"{one:00}|", $"{one:00}}}") : ("0", ":");
        await foreach (var inquiry in Table.RangeAsync<Inquiry>(courseId, from, to))
            inquiries.Add(inquiry);
        return [.. inquiries.OrderBy(stored => (stored.Value.Round, stored.Value.Rank))];
    }

    /// <summary>Asks several about one course, all or none of them.</summary>
    /// <returns>False when one of them was asked already: read them again.</returns>
    public Task<bool> TryAskAsync(IEnumerable<Inquiry> batch) =>
        Table.TryCommitAsync([.. batch.Select(inquiry => TableRows.Insert(RowOf(inquiry)))]);

    /// <summary>Makes an inquiry findable from its teacher's side and among those of its year; done again, it is the same.</summary>
    public async Task PointToAsync(Inquiry asked)
    {
        var answered = asked.Answer is not (InquiryAnswer.Open or InquiryAnswer.Silent);
        await PointAsync(TeacherPartition(asked.TeacherId), asked, answered);
        await PointAsync(YearPartition(ShanghaiTime.DateOf(asked.AskedAt).Year), asked, answered);
    }

    /// <summary>Remembers for the teacher's record how this inquiry was answered, or that it was not.</summary>
    public Task NoteAnsweredAsync(Inquiry inquiry) =>
        PointAsync(TeacherPartition(inquiry.TeacherId), inquiry, inquiry.Answer != InquiryAnswer.Silent);

    /// <summary>Every inquiry that a teacher ever got.</summary>
    public async IAsyncEnumerable<InquiryPointer> AskedOfAsync(string teacherId)
    {
        await foreach (var pointer in Table.WithPrefixAsync<InquiryPointer>(TeacherPartition(teacherId), string.Empty))
            yield return pointer.Value;
    }

    /// <summary>How many inquiries a teacher got, and answered.</summary>
    public async Task<(int Asked, int Answered)> RecordAsync(string teacherId)
    {
        var (asked, answered) = (0, 0);
        await foreach (var pointer in Table.WithPrefixAsync<InquiryPointer>(TeacherPartition(teacherId), string.Empty))
            if (pointer.Value.Counts)
                (asked, answered) = (asked + 1, answered + (pointer.Value.Answered ? 1 : 0));
        return (asked, answered);
    }

    /// <summary>How a teacher answered so far.</summary>
    public async Task<LearningRecord> LearnedAsync(string teacherId)
    {
        var asked = new List<AnsweredInquiry>();
        await foreach (var pointer in Table.WithPrefixAsync<InquiryPointer>(TeacherPartition(teacherId), string.Empty))
            if (pointer.Value is { Answer: { } answer, AskedAt: { } askedAt } one)
                asked.Add(new AnsweredInquiry(answer, askedAt, one.AnsweredAt, one.Reason));
        return LearningRecord.Of(asked);
    }

    /// <summary>The courses to which a teacher said yes, or yes at other times.</summary>
    public async Task<IReadOnlyList<string>> AgreedToAsync(string teacherId)
    {
        var courses = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var pointer in Table.WithPrefixAsync<InquiryPointer>(TeacherPartition(teacherId), string.Empty))
            if (
                pointer.Value.Answer is InquiryAnswer.Accepted or InquiryAnswer.Proposed
                && InquiryId.TryParse(pointer.Value.InquiryId, out var inquiry)
            )
                courses.Add(inquiry.CourseId);
        return [.. courses];
    }

    /// <summary>What a teacher has not answered yet, and still may.</summary>
    public async Task<IReadOnlyList<Inquiry>> OpenOfAsync(string teacherId)
    {
        var open = new List<Inquiry>();
        await foreach (var pointer in Table.WithPrefixAsync<InquiryPointer>(TeacherPartition(teacherId), string.Empty))
            if (
                !pointer.Value.Answered
                && await FindAsync(pointer.Value.InquiryId) is { Value: { Answer: InquiryAnswer.Open, End: null } one }
            )
                open.Add(one);
        return open;
    }

    public Task<Listed<InquiryPointer>> PageAsync(string partition, string from, int limit) =>
        Table.PageAsync<InquiryPointer>(partition, from, $"{char.MaxValue}", limit);

    public static TableEntity RowOf(Inquiry inquiry) =>
        Row.Of(inquiry.CourseId, RowKey(inquiry.Round, inquiry.TeacherId), inquiry);

    private Task PointAsync(string partition, Inquiry inquiry, bool answered)
    {
        var asked = inquiry.AskedAt.UtcDateTime.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);
        var pointer = new InquiryPointer(
            inquiry.InquiryId,
            answered,
            inquiry.Answer,
            inquiry.AskedAt,
            inquiry.AnsweredAt,
            inquiry.Reason
        );
        return Table.UpsertEntityAsync(
            Row.Of(partition, $"{asked}|{inquiry.InquiryId}", pointer),
            TableUpdateMode.Replace
        );
    }

    private static string RowKey(int round, string teacherId) => $"{round:00}|{teacherId}";
}

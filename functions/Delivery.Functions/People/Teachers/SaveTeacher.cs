using Azure;
using Delivery.Domain.Matching;
using Delivery.Functions.Storage;
using Delivery.Functions.Workflow;

namespace Delivery.Functions.People.Teachers;

/// <summary>A teacher is saved with what is written beside the row: who stands behind an address, and who teaches what.</summary>
public sealed class SaveTeacher(
    Registers registers,
    Addresses addresses,
    WithdrawnNames names,
    TeacherOfCourses courses
)
{
    /// <param name="sealedBank">Null leaves what is stored.</param>
    /// <param name="sealedIdNumber">Null leaves what is stored.</param>
    /// <param name="ifMatch">The version that must be stored; null takes any, and none.</param>
    /// <param name="keepsActive">Whether the teacher is active stays as it is stored, if anything is.</param>
    public async Task<(PutResult Result, RegisteredTeacher Saved, ETag ETag)> RunAsync(
        Call call,
        Teacher teacher,
        string? sealedBank,
        string? sealedIdNumber,
        ETag? ifMatch,
        bool keepsActive = false
    )
    {
        await BeforeAsync(teacher);
        return await TableRows.UntilCommittedAsync(async () =>
        {
            var known = await registers.Teachers.FindAsync(teacher.TeacherId);
            var kept = Onto(teacher, known?.Value.Teacher, keepsActive);
            // Before the row, which says that there was a consent to take back: killed between, it is done again.
            await FollowAsync(kept, known?.Value.Teacher);
            var saved = new RegisteredTeacher(
                kept,
                sealedBank ?? known?.Value.SealedBank,
                sealedIdNumber ?? known?.Value.SealedIdNumber
            );
            var (result, etag) = await registers.Teachers.PutAsync(
                call,
                new Act("teacher.put", teacher.TeacherId, NoteOf(sealedBank, sealedIdNumber)),
                teacher.TeacherId,
                saved,
                // What is left as stored must still be what was read.
                ifMatch ?? known?.ETag ?? Versions.Absent,
                before => courses.FollowAsync(teacher, before?.Teacher)
            );
            if (result == PutResult.Stale)
                return (ifMatch is not null, (result, saved, etag));
            await AfterAsync(kept, known?.Value.Teacher);
            return (true, (result, saved, etag));
        });
    }

    private static Teacher Onto(Teacher teacher, Teacher? known, bool keepsActive) =>
        teacher with
        {
            TaxStatus = teacher.TaxStatus ?? known?.TaxStatus,
            Qualifications = teacher.Qualifications ?? known?.Qualifications,
            Active = keepsActive && known is not null ? known.Active : teacher.Active,
        };

    /// <summary>Written before the row, so that a crash between leaves a name too many, never one too few.</summary>
    public async Task BeforeAsync(Teacher teacher)
    {
        await addresses.NoteAsync(teacher);
        await registers.AddToDisciplinesAsync(teacher);
    }

    /// <summary>What goes with a consent that is taken back.</summary>
    public Task FollowAsync(Teacher teacher, Teacher? before) => names.FollowAsync(teacher, before);

    public async Task AfterAsync(Teacher teacher, Teacher? before)
    {
        await registers.NoteInDisciplinesAsync(teacher);
        await registers.RemoveFromDisciplinesAsync(
            teacher.TeacherId,
            before?.Disciplines.Except(teacher.Disciplines) ?? []
        );
    }

    private static string? NoteOf(string? bank, string? idNumber) =>
        (bank, idNumber) switch
        {
            (null, null) => null,
            (not null, null) => "同时写入了银行账户",
            (null, not null) => "同时写入了证件号",
            _ => "同时写入了银行账户和证件号",
        };
}

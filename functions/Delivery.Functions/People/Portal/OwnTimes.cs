using Delivery.Domain.Matching;
using Delivery.Domain.Ordering;
using Delivery.Functions.People.Teachers;
using Delivery.Functions.Storage;
using Delivery.Functions.Web.Typed;
using Delivery.Pages.People;
using Delivery.Pages.People.Portal;
using Delivery.Pages.Web;
using Delivery.Pages.Web.Registers;

namespace Delivery.Functions.People.Portal;

/// <summary>The part of a teacher's entry that the teacher keeps: hours, absences, and how many lessons a week.</summary>
public sealed class OwnTimes(Registers registers)
{
    private const int ChangesShown = 5;

    private static readonly string[] OwnFields = ["weeklyLimit", "availability", "unavailable"];

    /// <exception cref="InvalidOperationException">The teacher is signed in and not in the register: nobody is ever taken out.</exception>
    public async Task<Stored<RegisteredTeacher>> ReadAsync(string teacherId) =>
        await registers.Teachers.FindAsync(teacherId)
        ?? throw new InvalidOperationException($"There is no teacher {teacherId}.");

    public static OwnTimesValues ValuesOf(Teacher teacher)
    {
        var values = TeacherFields.ValuesOf(teacher);
        return new OwnTimesValues(values["weeklyLimit"], values["availability"], values["unavailable"]);
    }

    /// <summary>The teacher with what was typed, judged by the register's own rules.</summary>
    public static (Teacher Teacher, FormErrors Errors) Changed(Teacher known, OwnTimesValues typed)
    {
        var values = EntryValues.Empty.With("availability", typed.Availability).With("unavailable", typed.Unavailable);
        var free = TypedTimes.Lines(values, "availability", "-", TeacherTimesText.ReadAvailability);
        var away = TypedTimes.Lines(values, "unavailable", "至", TeacherTimesText.ReadAbsence);
        var teacher = known with
        {
            // What is no number is none of those that the rule allows.
            WeeklyLimit = TypedNumbers.Whole(typed.WeeklyLimit) ?? 0,
            Availability = free.Read,
            Unavailable = away.Read,
        };
        var refused = RegisterRules
            .Check(teacher)
            .Select(refusal => new FieldError(TeacherFields.FormNameOf(refusal.Field), refusal.Message))
            .Where(error => OwnFields.Contains(error.Field));
        return (teacher, new FormErrors([.. refused, .. TypedTimes.Wrong(free.Wrong, away.Wrong)]));
    }

    /// <summary>Who changed these fields last, and to what; what else changed in the entry is not shown.</summary>
    public async Task<IReadOnlyList<OwnTimesChange>> ChangesAsync(string teacherId) =>
        [
            .. (await registers.Teachers.HistoryAsync(teacherId, after: null, ChangesShown))
                .Rows.Select(row => row.Value)
                .Where(change => change.Before is not null)
                .Select(change => new OwnTimesChange(change.At, change.Name, WhatOf(change)))
                .Where(change => change.What.Count > 0),
        ];

    private static IReadOnlyList<string> WhatOf(RegisterChange<RegisteredTeacher> change)
    {
        var (before, after) = (ValuesOf(change.Before!.Teacher), ValuesOf(change.After.Teacher));
        (string Name, string Before, string After)[] fields =
        [
            ("每周最多", before.WeeklyLimit + "节", after.WeeklyLimit + "节"),
            ("有空的时间", Line(before.Availability, "什么时候都可以"), Line(after.Availability, "什么时候都可以")),
            ("请假", Line(before.Unavailable, "没有"), Line(after.Unavailable, "没有")),
        ];
        return
        [
            .. fields
                .Where(field => field.Before != field.After)
                .Select(field => $"{field.Name}：{field.Before} → {field.After}"),
        ];
    }

    private static string Line(string lines, string nothing) =>
        lines.Length == 0 ? nothing : lines.Replace("\n", "；", StringComparison.Ordinal);
}

using System.Globalization;
using Delivery.Domain.Matching;
using Delivery.Domain.Matching.DropOuts;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Matching;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Storage.Teaching;
using Delivery.Pages.Web;
using Delivery.Pages.Web.Registers;

namespace Delivery.Functions.People.Teachers;

/// <summary>How a teacher answered when asked, and what it counts when teachers are ranked, for the teacher's page.</summary>
public sealed class TeacherAnswers(Inquiries inquiries, Courses courses, DropOuts dropOuts, CurrentSettings settings)
{
    public async Task<FactGroup> FactsAsync(string teacherId)
    {
        var record = await inquiries.LearnedAsync(teacherId);
        return new FactGroup(
            "答复记录",
            [
                new Fact("问过", $"{record.Offered}次"),
                new Fact("接受", $"{record.Accepted}次"),
                new Fact("谢绝", $"{record.Declined}次{ReasonsOf(record)}"),
                new Fact("建议改时间", $"{record.Proposed}次"),
                new Fact("没有答复", $"{record.Silent}次"),
                new Fact("确认后退出", $"{await DroppedOutAsync(teacherId)}次"),
                new Fact("平均多久答复", HoursOf(record), Nothing: "还没有答复过"),
                new Fact("排课时的得分", await PointsAsync(teacherId)),
            ],
            "问到期限没有答复的算没有答复；已请到别人、不用再答的不算。",
            Paths.Setting("weight-response"),
            "改这一项的权重"
        );
    }

    // Those that were taken before they were pointed to are found by the teacher's yes. What a street wanted does not count.
    private async Task<int> DroppedOutAsync(string teacherId)
    {
        var left = new HashSet<DropOutPointer>(await dropOuts.OfTeacherAsync(teacherId));
        foreach (var course in await Task.WhenAll((await inquiries.AgreedToAsync(teacherId)).Select(courses.FindAsync)))
            for (var number = 1; number <= (course?.Value.DropOuts ?? 0); number++)
                if (course!.Value.FormerTeachers![number - 1] == teacherId)
                    left.Add(DropOuts.PointerTo(await dropOuts.GetAsync(course.Value.CourseId, number)));
        return left.Count(one => one.Kind == DropOutKind.Left);
    }

    /// <summary>13.5分，满分15分</summary>
    private async Task<string> PointsAsync(string teacherId)
    {
        var (asked, answered) = await inquiries.RecordAsync(teacherId);
        var share = Scoring.Answers(
            TeacherRecord.Blank(teacherId) with
            {
                InquiriesAsked = asked,
                InquiriesAnswered = answered,
            }
        );
        var weight = settings.Matching.Weights.Response;
        return $"{Number(weight * share)}分，满分{Number(weight)}分";
    }

    private static string ReasonsOf(LearningRecord record) =>
        record.Reasons.Count == 0
            ? ""
            : $"：{string.Join("，", record.Reasons.Take(3).Select(one => $"{one.Reason} {one.Times}次"))}";

    private static string HoursOf(LearningRecord record) =>
        record.HoursToAnswer is { } hours
            ? hours < 0.05
                ? "不到0.1小时"
                : $"{hours.ToString("0.#", CultureInfo.InvariantCulture)}小时"
            : "";

    private static string Number(decimal number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}

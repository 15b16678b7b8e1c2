using System.Text;
using Delivery.Domain.Teaching;
using Delivery.Pages.Web;
using static Delivery.Domain.Programme.ProgrammeGaps;

namespace Delivery.Pages.Programme;

/// <summary>The week's article as plain text.</summary>
public static class ArticleText
{
    public static string Of(ProgrammeArticleModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var text = new StringBuilder($"{model.Title}\n第{model.Edition}版，共 {model.Lessons} 节课，均免费。\n");
        foreach (var note in model.Corrections)
            text.Append($"更正：{note.Text}\n");
        if (model.IsEmpty)
            text.Append("\n这一周没有课程。\n");
        foreach (var day in model.Days.Where(day => day.Entries.Count > 0))
            Append(text, model, day);
        foreach (var picture in model.Offered)
            text.Append($"\n照片：{picture.Caption} {picture.Url}\n");
        return text.Append($"\n课程均免费，请以现场告示为准。最新安排见 {model.PageUrl}").ToString();
    }

    private static void Append(StringBuilder text, ProgrammeArticleModel model, ProgrammeDay day)
    {
        text.Append($"\n【{Dates.DayAndWeekday(day.Date)}】{day.Note}\n");
        foreach (var entry in day.Entries)
            text.Append(LineOf(model, entry)).Append('\n');
    }

    private static string LineOf(ProgrammeArticleModel model, ProgrammeEntry entry)
    {
        var lesson = entry.Lesson;
        // Nobody enrols in what does not take place.
        var (cancelled, enrolment) =
            lesson.Status is LessonStatus.Cancelled ? ("（已取消）", "") : ("", $"，{lesson.Enrolment.Label}");
        var change = entry.Change is null ? "" : $"；{entry.Change}";
        var times = Dates.Times(lesson.Start, (int)(lesson.End - lesson.Start).TotalMinutes);
        return $"{times} {lesson.Discipline}{cancelled}，{model.StreetOf(lesson)} {Shown(lesson.Venue)}（{Shown(lesson.Address)}），"
            + $"{Shown(lesson.Contact.Name)} {Shown(lesson.Contact.Phone)}{enrolment}{change}";
    }
}

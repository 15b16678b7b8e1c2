using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Delivery.Domain.Calendar;
using Delivery.Domain.Programme;

namespace Delivery.Benchmarks;

/// <summary>What an edition's renderings stand beside: the same lessons and words in a loop that only encodes and appends.</summary>
internal static class EditionByHand
{
    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);

    public static string Table(IReadOnlyList<ProgrammeLesson> lessons)
    {
        var page = new StringBuilder(
            "<!DOCTYPE html>\n<html lang=\"zh-CN\"><head></head><body><table class=\"rows small\"><tbody>"
        );
        foreach (var lesson in lessons)
        {
            var day = ShanghaiTime.DateOf(lesson.Start);
            page.Append("<tr><td><b class=\"num nowrap\">").Append(day.Month).Append('月').Append(day.Day);
            page.Append("日</b></td>\n<td data-label=\"时间\" class=\"num\"><div>").Append(TimeOf(lesson.Start));
            page.Append('—').Append(TimeOf(lesson.End)).Append("</div></td>\n<td data-label=\"项目\"><div>");
            page.Append(Html.Encode(lesson.Discipline)).Append("</div></td>\n<td data-label=\"场地和地址\"><div>");
            page.Append(Html.Encode(lesson.Venue)).Append('，').Append(Html.Encode(lesson.Address));
            page.Append("</div></td>\n<td data-label=\"街镇\"><div>").Append(Html.Encode(lesson.Street));
            page.Append("</div></td>\n<td data-label=\"联系\"><div>").Append(Html.Encode(lesson.Contact.Name));
            page.Append(" <span class=\"nowrap num\">").Append(Html.Encode(lesson.Contact.Phone));
            page.Append("</span></div></td></tr>");
        }

        return page.Append("</tbody></table></body></html>").ToString();
    }

    public static string Article(IReadOnlyList<ProgrammeLesson> lessons)
    {
        var page = new StringBuilder("<section style=\"font-size:16px;line-height:1.7\">");
        foreach (var lesson in lessons)
        {
            page.Append("<p style=\"margin:0 0 12px\"><b>").Append(TimeOf(lesson.Start)).Append('—');
            page.Append(TimeOf(lesson.End)).Append(' ').Append(Html.Encode(lesson.Discipline)).Append("</b><br>\n");
            page.Append(Html.Encode(lesson.Street)).Append(" · ").Append(Html.Encode(lesson.Venue)).Append('（');
            page.Append(Html.Encode(lesson.Address)).Append("）<br>\n").Append(Html.Encode(lesson.Contact.Name));
            page.Append(" <span style=\"white-space:nowrap\">").Append(Html.Encode(lesson.Contact.Phone));
            page.Append("</span> · ").Append(Html.Encode(lesson.Enrolment.Label)).Append("</p>\n");
        }

        return page.Append("</section>").ToString();
    }

    public static string Calendar(IReadOnlyList<ProgrammeLesson> lessons)
    {
        var file = new StringBuilder("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n");
        foreach (var lesson in lessons)
        {
            file.Append("BEGIN:VEVENT\r\n");
            Fold(file, $"UID:lesson-{lesson.LessonId}@127.0.0.1");
            Fold(file, $"DTSTART:{lesson.Start.UtcDateTime:yyyyMMddTHHmmss}Z");
            Fold(file, $"DTEND:{lesson.End.UtcDateTime:yyyyMMddTHHmmss}Z");
            Fold(file, $"SUMMARY:{Escaped(lesson.Discipline)}（{Escaped(lesson.Street)}）");
            Fold(file, $"LOCATION:{Escaped(lesson.Venue)}，{lesson.District}{Escaped(lesson.Address)}");
            Fold(
                file,
                $"DESCRIPTION:{lesson.Enrolment.Label}；咨询 {lesson.Contact.Name} {lesson.Contact.Phone}；免费"
            );
            file.Append("STATUS:CONFIRMED\r\nSEQUENCE:0\r\nEND:VEVENT\r\n");
        }

        return file.Append("END:VCALENDAR\r\n").ToString();
    }

    public static string Sessions(IReadOnlyList<ProgrammeLesson> lessons)
    {
        using var memory = new MemoryStream();
        using (var json = new Utf8JsonWriter(memory, new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) }))
        {
            json.WriteStartArray();
            foreach (var lesson in lessons)
                Write(json, lesson);
            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(memory.GetBuffer(), 0, (int)memory.Length);
    }

    private static void Write(Utf8JsonWriter json, ProgrammeLesson lesson)
    {
        json.WriteStartObject();
        json.WriteString("@context", "https://openactive.io/");
        json.WriteString("@type", "ScheduledSession");
        json.WriteString("@id", $"https://example.cn/feeds/openactive/scheduled-sessions/{lesson.LessonId}");
        json.WriteString("url", $"https://example.cn/programmes/2026-W38?street={lesson.LessonId[..9]}");
        json.WriteString("name", $"{lesson.Discipline}（{lesson.Street}）");
        json.WriteString("startDate", $"{ShanghaiTime.Of(lesson.Start):yyyy-MM-ddTHH:mm:sszzz}");
        json.WriteString("endDate", $"{ShanghaiTime.Of(lesson.End):yyyy-MM-ddTHH:mm:sszzz}");
        json.WriteString("eventStatus", "https://schema.org/EventScheduled");
        json.WriteBoolean("isAccessibleForFree", true);
        json.WriteStartObject("location");
        json.WriteString("@type", "Place");
        json.WriteString("name", lesson.Venue);
        json.WriteString("streetAddress", lesson.Address);
        json.WriteString("addressLocality", lesson.District);
        json.WriteString("addressRegion", "上海市");
        json.WriteString("addressCountry", "CN");
        json.WriteEndObject();
        json.WriteStartObject("organizer");
        json.WriteString("@type", "Organization");
        json.WriteString("name", lesson.Street);
        json.WriteString("telephone", lesson.Contact.Phone);
        json.WriteEndObject();
        json.WriteStartObject("offers");
        json.WriteString("name", "免费");
        json.WriteNumber("price", 0);
        json.WriteString("priceCurrency", "CNY");
        json.WriteEndObject();
        json.WriteString("activity", lesson.Discipline);
        json.WriteString("superEvent", $"https://example.cn/feeds/openactive/course-instances/{lesson.LessonId[..^3]}");
        json.WriteEndObject();
    }

    // 75 bytes a line; a Chinese character has three.
    private static void Fold(StringBuilder file, string line)
    {
        var bytes = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (bytes + rune.Utf8SequenceLength > 75)
            {
                file.Append("\r\n ");
                bytes = 1;
            }

            file.Append(rune);
            bytes += rune.Utf8SequenceLength;
        }

        file.Append("\r\n");
    }

    private static string Escaped(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace(";", "\\;", StringComparison.Ordinal)
            .Replace(",", "\\,", StringComparison.Ordinal);

    private static string TimeOf(DateTimeOffset moment) =>
        ShanghaiTime.Of(moment).ToString("HH:mm", CultureInfo.InvariantCulture);
}

using System.Globalization;
using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Domain.Programme;

namespace Delivery.Pages.Web;

/// <summary>What stands on public pages by itself, in either language: days, categories, districts, places left.</summary>
public static class PublicNames
{
    private static readonly Dictionary<string, string> EnglishDistricts = new(StringComparer.Ordinal)
    {
        ["黄浦区"] = "Huangpu",
        ["徐汇区"] = "Xuhui",
        ["长宁区"] = "Changning",
        ["静安区"] = "Jing'an",
        ["普陀区"] = "Putuo",
        ["虹口区"] = "Hongkou",
        ["杨浦区"] = "Yangpu",
        ["闵行区"] = "Minhang",
        ["宝山区"] = "Baoshan",
        ["嘉定区"] = "Jiading",
        ["浦东新区"] = "Pudong New Area",
        ["金山区"] = "Jinshan",
        ["松江区"] = "Songjiang",
        ["青浦区"] = "Qingpu",
        ["奉贤区"] = "Fengxian",
        ["崇明区"] = "Chongming",
    };

    public static string OfDistrict(string name, Language language) =>
        language == Language.English ? EnglishDistricts.GetValueOrDefault(name, name) : name;

    public static string Of(Category category, Language language) =>
        language.Say(
            category.Label(),
            category switch
            {
                Category.DanceAndAerobics => "Dance and aerobics",
                Category.MartialArts => "Martial arts",
                Category.Lecture => "Health lecture",
                _ => "Other",
            }
        );

    public static string Weekday(DayOfWeek day, Language language) =>
        language.Say(Dates.Weekday(day), CultureInfo.InvariantCulture.DateTimeFormat.GetDayName(day));

    /// <summary>10月5日—10月11日, 5 Oct—11 Oct: in large figures no wider than a phone.</summary>
    public static string Days(DateOnly first, DateOnly last, Language language) =>
        language.Say(
            $"{Day(first, language)}—{Day(last, language)}",
            $"{first.ToString("d MMM", CultureInfo.InvariantCulture)}—{last.ToString("d MMM", CultureInfo.InvariantCulture)}"
        );

    /// <summary>9月15日, 15 September.</summary>
    public static string Day(DateOnly day, Language language) =>
        language.Say(Dates.Day(day), day.ToString("d MMMM", CultureInfo.InvariantCulture));

    /// <summary>2026年9月15日, 15 September 2026.</summary>
    public static string FullDay(DateOnly day, Language language) =>
        language.Say(Dates.FullDay(day), day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture));

    /// <summary>9月15日（周二）09:30—11:00; Tuesday, 15 September, 09:30—11:00.</summary>
    public static string Span(DateTimeOffset start, int minutes, Language language) =>
        language.Say(
            Dates.Span(start, minutes),
            $"{ShanghaiTime.Of(start).ToString("dddd, d MMMM", CultureInfo.InvariantCulture)}, {Dates.Times(start, minutes)}"
        );

    public static string Days(Week week, Language language) =>
        language.Say(
            Dates.Range(week.Monday, week.Sunday),
            $"{Day(week.Monday, language)} – {Day(week.Sunday, language)} {week.Sunday.Year}"
        );

    public static string Deadline(DateTimeOffset moment, Language language) =>
        language.Say(
            Dates.Deadline(moment),
            ShanghaiTime.Of(moment).ToString("dddd, d MMMM, HH:mm", CultureInfo.InvariantCulture)
        );

    public static string Stamp(DateTimeOffset moment, Language language) =>
        language.Say(
            Dates.Stamp(moment),
            ShanghaiTime.Of(moment).ToString("d MMMM yyyy HH:mm", CultureInfo.InvariantCulture)
        );

    public static string Of(EnrolmentStatus enrolment, Language language) =>
        enrolment.State switch
        {
            EnrolmentState.Open => language.Say(
                $"余 {enrolment.Capacity - enrolment.Taken} / {enrolment.Capacity}",
                $"{enrolment.Capacity - enrolment.Taken} of {enrolment.Capacity} places left"
            ),
            EnrolmentState.Full => language.Say(enrolment.Label, "Full"),
            EnrolmentState.Waitlist => language.Say(enrolment.Label, "Waiting list"),
            _ => language.Say("现场参加", "Just come"),
        };
}

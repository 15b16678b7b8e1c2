using Delivery.Domain.Money;
using Delivery.Domain.Ordering;
using Delivery.Pages.Ordering;
using Delivery.Pages.Web;
using Xunit;

namespace Delivery.Functions.Tests.Pages;

public sealed class WordingTests
{
    [Fact]
    public void A_moment_is_worded_in_Shanghai_whatever_its_offset()
    {
        var moment = new DateTimeOffset(2026, 9, 14, 23, 30, 0, TimeSpan.Zero);

        Assert.Equal("9月15日 周二", Dates.DayAndWeekday(moment));
        Assert.Equal("9月15日（周二）07:30—09:00", Dates.Span(moment, 90));
        Assert.Equal("2026年9月15日 07:30", Dates.Stamp(moment));
        Assert.Equal("2026-09-15T07:30+08:00", Dates.Iso(moment));
    }

    [Fact]
    public void A_deadline_at_midnight_is_the_end_of_the_day_before()
    {
        Assert.Equal("9月5日（周六）24:00", Dates.Deadline(Sample.At(2026, 9, 6, 0, 0)));
        Assert.Equal("9月3日（周四）15:00", Dates.Deadline(Sample.At(2026, 9, 3, 15, 0)));
    }

    [Theory]
    [InlineData(1, 9, 59, "已截止")]
    [InlineData(1, 10, 0, "已截止")]
    [InlineData(1, 10, 1, "今天截止")]
    [InlineData(2, 0, 0, "今天截止")]
    [InlineData(2, 0, 1, "明天截止")]
    [InlineData(3, 15, 0, "还有2天")]
    public void Days_left_are_counted_as_people_count_them(int day, int hour, int minute, string expected) =>
        Assert.Equal(expected, Dates.DaysLeft(Sample.At(2026, 9, day, hour, minute), Sample.Now));

    [Theory]
    [InlineData("2000", "2,000", "2,000.00")]
    [InlineData("1234.5", "1,234.50", "1,234.50")]
    [InlineData("-80", "-80", "-80.00")]
    [InlineData("0", "0", "0.00")]
    public void Yuan_have_thousands_and_fen_only_where_needed(string yuan, string brief, string exact)
    {
        var amount = decimal.Parse(yuan, System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal(brief, Yuan.Short(amount));
        Assert.Equal(exact, Yuan.Exact(amount));
    }

    [Theory]
    [InlineData("13800001234", "138 0000 1234")]
    [InlineData("021-55500001", "021-55500001")]
    public void A_mobile_number_is_grouped_for_reading(string number, string shown) =>
        Assert.Equal(shown, PhoneText.Show(number));

    [Fact]
    public void A_weekly_course_is_one_line_not_ten_dates()
    {
        Assert.Equal(
            "每周一 09:30—11:00，9月21日起，至11月30日，共10节",
            LessonPattern.Of(Sample.Mondays(10)).ToString()
        );
        Assert.Equal("9月21日（周一）09:30—11:00", LessonPattern.Of(Sample.Mondays(1)).ToString());
    }

    [Fact]
    public void Irregular_lessons_are_not_called_weekly()
    {
        LessonTime[] twoDays = [Sample.Mondays(1)[0], new(Sample.At(2026, 9, 24, 9, 30), 90)];
        LessonTime[] twoTimes = [Sample.Mondays(1)[0], new(Sample.At(2026, 9, 28, 14, 0), 90)];

        Assert.Equal("09:30—11:00，9月21日起，至9月24日，共2节", LessonPattern.Of(twoDays).ToString());
        Assert.Equal(
            "首节 9月21日（周一）09:30—11:00，9月21日起，至9月28日，共2节",
            LessonPattern.Of(twoTimes).ToString()
        );
    }

    [Theory]
    [InlineData("lessons[2].start", "lessonDate[2]")]
    [InlineData("lessons[0].minutes", "lessonMinutes[0]")]
    [InlineData("lessons", "lessonDate[0]")]
    [InlineData("audience.expected", "expected")]
    [InlineData("venue.address", "venueAddress")]
    [InlineData("contacts.delivery.phone", "deliveryPhone")]
    [InlineData("street", "")]
    [InlineData(null, "")]
    public void A_refused_field_is_found_in_the_form(string? api, string form) =>
        Assert.Equal(form, OrderFormFields.FormNameOf(api));
}

using Delivery.Functions.Security;
using Delivery.Functions.Tests.Pages;
using Delivery.Pages.Email;
using Delivery.Pages.Matching;
using Delivery.TestKit;
using Xunit;

namespace Delivery.Functions.Tests.Web;

/// <summary>Where a page or a letter names a number that is a setting, it is the setting's.</summary>
public sealed class NamedNumbersTests
{
    [Fact]
    public async Task Pages_name_the_numbers_that_are_set()
    {
        await using var place = await Neighbourhood.WithAsync(
            ("Delivery:Ordering:SkillParticipants", "15"),
            ("Delivery:Ordering:LectureParticipants", "45"),
            ("Delivery:Ordering:ShortestMinutes", "40"),
            ("Delivery:Ordering:LongestMinutes", "120"),
            ("Delivery:Ordering:ReviewReminderWorkingDays", "3"),
            ("Delivery:Programme:Time", "16:30")
        );
        using var office = await place.App.SignedInAsync(CallerKind.Street, Neighbourhood.Street);
        var form = await office.GetStringAsync("/orders/new");
        var order = await office.GetStringAsync($"/orders/{place.OrderId}");

        Assert.Contains("健身课至少15人，讲座至少45人", form, StringComparison.Ordinal);
        Assert.Contains("每节40—120分钟", form, StringComparison.Ordinal);
        Assert.Contains("提交后协会在3个工作日内审核", form, StringComparison.Ordinal);
        Assert.Contains("协会会在3个工作日内审核", order, StringComparison.Ordinal);
        Assert.Contains("周五 16:30 发布", await place.App.Http.GetStringAsync("/staff"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_letter_to_the_teacher_names_the_days_that_are_set()
    {
        var letter = new StreetContactMail(
            Sample.Contact,
            "王五老师",
            Sample.Course,
            Sample.StreetOffice,
            Equipment: null,
            ReminderDays: 4,
            MediaDays: 6,
            "https://example.cn/teacher"
        );

        var text = LetterText.Of(letter.Write());
        Assert.Contains("每节课前4天会提醒您；课后请在6天内上传", text, StringComparison.Ordinal);
    }
}

using Delivery.Pages.Email;
using Delivery.Pages.Web;

namespace Delivery.Pages.Matching;

/// <summary>To the teacher, after the acknowledgement: whom to call in the street.</summary>
/// <param name="ReminderDays">Days before each lesson on which it is reminded of.</param>
/// <param name="MediaDays">Days after each lesson within which its evidence is due.</param>
public sealed record StreetContactMail(
    SiteContact Contact,
    string Name,
    CourseFacts Course,
    Person DeliveryContact,
    string? Equipment,
    int ReminderDays,
    int MediaDays,
    string Link
) : IMail
{
    public Letter Write() =>
        new(
            $"街镇联系人：{Course.Title}，{Course.Street}",
            Contact,
            Name,
            [
                new Paragraph("谢谢您签收确认单。街镇的联系人是："),
                new FactTable(
                    new Fact("联系人", DeliveryContact.Name),
                    new Fact("电话", PhoneText.Show(DeliveryContact.Phone)),
                    new Fact("请带器材", Equipment)
                ),
                Course,
                new ActionLink("我的课程", Link),
                new Paragraph($"每节课前{ReminderDays}天会提醒您；课后请在{MediaDays}天内上传至少一张照片或一段视频。"),
            ]
        );
}

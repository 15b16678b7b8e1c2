using Delivery.Domain.Money;

namespace Delivery.Domain.People;

/// <summary>When a person's data cannot be erased yet (domain.md, section 9: the money records stay).</summary>
public static class ErasureRules
{
    /// <param name="lessonsAhead">Lessons that the teacher is still to give.</param>
    /// <param name="lessonsUnpaid">Lessons that no pay run has settled.</param>
    /// <param name="owed">Yuan that the bank sent back and that are paid again, or that later pay is still to bear.</param>
    public static IReadOnlyList<Refusal> OfTeacher(int lessonsAhead, int lessonsUnpaid, decimal owed) =>
        [
            .. lessonsAhead > 0
                ? (Refusal[])[new("erase.teaching", $"这位老师还有{lessonsAhead}节课没上，请先换老师", "id")]
                : [],
            .. lessonsUnpaid > 0
                ? (Refusal[])[new("erase.unpaid", $"这位老师还有{lessonsUnpaid}节课没结算，请发放后再删除", "id")]
                : [],
            .. owed > 0
                ? (Refusal[])
                    [
                        new(
                            "erase.owed",
                            $"与这位老师还有{Yuan.Exact(owed)}元没有结清（银行退回或待扣），请结清后再删除",
                            "id"
                        ),
                    ]
                : [],
        ];

    public static Refusal StillContact(string street) =>
        new("erase.contact", $"{street}登记的联系人还是此人，请先在街镇名单里换人", "id");

    /// <param name="orders">Numbers of orders that are not at their end and name them, as the course's own contact too.</param>
    public static Refusal StillNamed(IReadOnlyList<string> orders)
    {
        ArgumentNullException.ThrowIfNull(orders);
        return new(
            "erase.named",
            $"订单 {string.Join('、', orders)} 的联系人还是此人，请等这些订单和课程结束，或先换联系人",
            "id"
        );
    }

    /// <param name="visits">Visits for which they are still to go, or to report.</param>
    public static Refusal StillVisiting(int visits) =>
        new("erase.visiting", $"此人还有{visits}次督导没有结束，请先改派别人", "id");

    /// <param name="courses">Courses still running in which they hold or wait for a place.</param>
    public static Refusal StillEnrolled(int courses) =>
        new("erase.enrolled", $"此人还有{courses}门课的报名没有取消，请先取消报名", "id");

    public static Refusal Unknown { get; } = new("erase.unknown", "没有找到这个人，或已经删除，请核对", "id");

    public static Refusal NoReason { get; } = new("erase.reason", "请写明理由，例如本人书面申请", "reason");
}
